using System.Diagnostics;
using System.Globalization;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Pdf;

/// <summary>
/// What one PDF may cost. PdfPig takes neither a token nor a limit, so everything of ours that it calls (the stream, the
/// filters) asks here. PdfPig swallows exceptions in places: what was refused once is refused at every later question.
/// </summary>
internal sealed class PdfBudget(TimeSpan time, CancellationToken ct)
{
    /// <summary>Sum of all streams of one document, decoded. Pictures of scans are not decoded and do not count.</summary>
    public const long MaxDecodedBytes = 256 * 1024 * 1024;

    private readonly long _started = Stopwatch.GetTimestamp();
    private long _decoded;
    private Exception? _refusal;

    /// <exception cref="UninspectableException">The time is over, or something was refused before.</exception>
    /// <exception cref="OperationCanceledException"/>
    public void Check()
    {
        if (_refusal is null && ct.IsCancellationRequested)
            _refusal = new OperationCanceledException(ct);
        if (_refusal is null && Stopwatch.GetElapsedTime(_started) > time)
            _refusal = TimeOver(time);
        if (_refusal is not null)
            throw _refusal;
    }

    /// <exception cref="UninspectableException">With these the document decodes to more than it may.</exception>
    public void RequireRoom(long bytes)
    {
        Check();
        if (_decoded + bytes > MaxDecodedBytes)
            throw Refuse(
                Obstacle.TooLargeInside,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"its streams decode to more than {MaxDecodedBytes:N0} bytes"
                )
            );
    }

    public void ChargeDecoded(long bytes)
    {
        RequireRoom(bytes);
        _decoded += bytes;
    }

    /// <returns>What to throw; it stands for all that follows.</returns>
    public Exception Refuse(Obstacle obstacle, string detail) =>
        _refusal ??= new UninspectableException(obstacle, detail);

    public static UninspectableException TimeOver(TimeSpan time) =>
        new(
            Obstacle.InspectionFailed,
            string.Create(CultureInfo.InvariantCulture, $"reading the PDF took longer than {time.TotalSeconds} s")
        );
}
