using CourseAI.Core.Evidence;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace CourseAI.Inspection.Pdf;

/// <summary>
/// Counts pages by the page tree (ISO 32000-1, 7.7.3), strictly: PdfPig takes a page whose object is lost for an empty
/// one, and a grader would be shown a blank sheet.
/// </summary>
internal static class PageTree
{
    /// <summary>Leaves of the tree; the <c>/Count</c> that it claims is not asked.</summary>
    /// <exception cref="UninspectableException">A node is missing, is no page, or is its own ancestor or twin.</exception>
    public static int CountPages(PdfDocument pdf, PdfBudget budget)
    {
        var scanner = pdf.Structure.TokenScanner;
        var seen = new HashSet<IndirectReference>();
        var open = new Stack<IToken>();
        open.Push(Entry(pdf.Structure.Catalog.CatalogDictionary, NameToken.Pages) ?? throw Missing("the page tree"));
        var pages = 0;
        while (open.TryPop(out var node))
        {
            budget.Check();
            if (node is IndirectReferenceToken reference && !seen.Add(reference.Data))
                throw new UninspectableException(Obstacle.Damaged, "the page tree of the PDF leads back to itself");
            if (Resolve(node, scanner) is not DictionaryToken dictionary)
                throw Missing($"the object of page {pages + 1}");
            if (Entry(dictionary, NameToken.Kids) is { } kids)
            {
                if (Resolve(kids, scanner) is not ArrayToken array)
                    throw Missing($"the list of pages from {pages + 1}");
                for (var i = array.Data.Count - 1; i >= 0; i--)
                    open.Push(array.Data[i]);
            }
            else if (
                Entry(dictionary, NameToken.Type) is { } type
                && Resolve(type, scanner) is NameToken { Data: "Pages" }
            )
            {
                throw Missing($"the list of pages from {pages + 1}");
            }
            else
            {
                pages++;
            }
        }
        return pages > 0 ? pages : throw new UninspectableException(Obstacle.Damaged, "the PDF has no pages");
    }

    private static IToken? Entry(DictionaryToken dictionary, NameToken name) =>
        dictionary.Data.GetValueOrDefault(name.Data);

    private static IToken? Resolve(IToken token, IPdfTokenScanner scanner) =>
        token is IndirectReferenceToken reference ? scanner.Get(reference.Data)?.Data : token;

    private static UninspectableException Missing(string what) =>
        new(Obstacle.Damaged, $"{what} of the PDF is missing");
}
