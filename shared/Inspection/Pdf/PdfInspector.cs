using CourseAI.Core.Evidence;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace CourseAI.Inspection.Pdf;

/// <summary>
/// Facts of a PDF, read by PdfPig. That library repairs what it can, and may be slow, deep or hungry on a hostile file, so:
/// the file's own end is checked first (<see cref="PdfTail"/>), it runs on a thread of its own with a stack for deep
/// nesting, and its reads and filters ask a <see cref="PdfBudget"/>. A file that takes too long is
/// <see cref="Obstacle.InspectionFailed"/>: that may be the machine's fault and is no statement about the file, so an
/// operator looks and inspects again.
/// </summary>
internal static class PdfInspector
{
    /// <summary>Text is read from this many pages at most; those after count as pages without text.</summary>
    public const int MaxTextPages = 60;

    private const int TitleLength = 200;
    private const int StackBytes = 256 * 1024 * 1024;

    public static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    /// <summary>How much longer a thread that asks nothing is waited for.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <exception cref="UninspectableException">It is no PDF, needs a password, is damaged, or takes too much.</exception>
    public static async Task<PdfFacts> InspectAsync(
        Stream content,
        string fileName,
        CancellationToken ct,
        TimeSpan? time = null
    )
    {
        var format = FileSignature.Of(content, fileName);
        if (format != FileSignature.Pdf)
            throw new UninspectableException(
                Obstacle.UnsupportedFormat,
                $"{format?.Name ?? "an unknown format"}; a PDF is wanted"
            );
        PdfTail.Check(content);
        var allowed = time ?? Time;
        var budget = new PdfBudget(allowed, ct);
        try
        {
            return await OnDeepStack(() => Read(content, budget)).WaitAsync(allowed + Grace, ct);
        }
        catch (TimeoutException)
        {
            // The thread cannot be ended; its next read fails, because the copy is disposed.
            throw PdfBudget.TimeOver(allowed);
        }
    }

    private static Task<PdfFacts> OnDeepStack(Func<PdfFacts> read)
    {
        var done = new TaskCompletionSource<PdfFacts>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    done.SetResult(read());
                }
                catch (Exception e)
                {
                    done.SetException(e);
                }
            },
            StackBytes
        )
        {
            IsBackground = true,
            Name = "PDF inspection",
        };
        thread.Start();
        return done.Task;
    }

    private static PdfFacts Read(Stream content, PdfBudget budget)
    {
        try
        {
            var options = new ParsingOptions { SkipMissingFonts = true, FilterProvider = new BoundedFilters(budget) };
            using var pdf = PdfDocument.Open(new BudgetedStream(content, budget), options);
            return Facts(pdf, budget);
        }
        catch (Exception e) when (e is not UninspectableException and not OperationCanceledException)
        {
            budget.Check();
            throw e switch
            {
                PdfDocumentEncryptedException => new UninspectableException(
                    Obstacle.Encrypted,
                    "the PDF needs a password to open"
                ),
                OutOfMemoryException or InsufficientExecutionStackException => new UninspectableException(
                    Obstacle.InspectionFailed,
                    "reading the PDF takes more memory than there is"
                ),
                // Whatever else comes out of PdfPig comes from the bytes: the copy is local.
                _ => new UninspectableException(Obstacle.Damaged, "the PDF's structure cannot be read"),
            };
        }
    }

    private static PdfFacts Facts(PdfDocument pdf, PdfBudget budget)
    {
        var pages = PageTree.CountPages(pdf, budget);
        var sections = new SectionFinder();
        var pagesWithText = 0;
        for (var number = 1; number <= Math.Min(pages, MaxTextPages); number++)
        {
            budget.Check();
            var lines = PdfLines.Of(Letters(pdf, number, budget));
            if (lines.Any(line => line.Text.Any(char.IsLetterOrDigit)))
                pagesWithText++;
            sections.Look(number, lines);
        }
        return new PdfFacts
        {
            Pages = pages,
            PagesWithText = pagesWithText,
            Title = Told.Clean(pdf.Information.Title ?? "", TitleLength) is { Length: > 0 } title ? title : null,
            Sections = sections.Found(),
        };
    }

    /// <summary>A page whose fonts or drawing PdfPig cannot follow still is a page; it has no text to us.</summary>
    private static IReadOnlyList<Letter> Letters(PdfDocument pdf, int number, PdfBudget budget)
    {
        try
        {
            return pdf.GetPage(number).Letters;
        }
        catch (Exception e)
            when (e
                    is not UninspectableException
                        and not OperationCanceledException
                        and not OutOfMemoryException
                        and not InsufficientExecutionStackException
            )
        {
            budget.Check();
            return [];
        }
    }
}
