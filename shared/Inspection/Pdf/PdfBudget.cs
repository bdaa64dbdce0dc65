using System.Diagnostics;
using System.Globalization;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Pdf;

/// <summary>
/// What one PDF may cost. PdfPig takes neither a token nor a limit, so everything of ours that it calls (the stream, the
/// filters) asks here. PdfPig swallows exceptions in places; what was thrown is thrown again by the next question.
/// </summary>
internal sealed class PdfBudget(TimeSpan time, CancellationToken ct)
{
    /// <summary>Sum of all streams of one document, decoded. Pictures of scans are not decoded and do not count.</summary>
    public const long MaxDecodedBytes = 256 * 1024 * 1024;

    private readonly long _started = Stopwatch.GetTimestamp();
    private long _decoded;
    private Exception? _spent;

    /// <exception cref="UninspectableException">The time is over, or <see cref="ChargeDecoded"/> refused before.</exception>
    /// <exception cref="OperationCanceledException"/>
    public void Check()
    {
        if (_spent is null && ct.IsCancellationRequested)
            _spent = new OperationCanceledException(ct);
        if (_spent is null && Stopwatch.GetElapsedTime(_started) > time)
            _spent = TimeOver(time);
        if (_spent is not null)
            throw _spent;
    }

    /// <exception cref="UninspectableException">More was decoded than one document may.</exception>
    public void ChargeDecoded(long bytes)
    {
        _decoded += bytes;
        if (_decoded > MaxDecodedBytes)
            _spent ??= new UninspectableException(
                Obstacle.TooLargeInside,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"its streams decode to more than {MaxDecodedBytes:N0} bytes"
                )
            );
        Check();
    }

    public static UninspectableException TimeOver(TimeSpan time) =>
        new(
            Obstacle.InspectionFailed,
            string.Create(CultureInfo.InvariantCulture, $"reading the PDF took longer than {time.TotalSeconds} s")
        );
}
