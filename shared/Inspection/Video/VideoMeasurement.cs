using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Video;

/// <summary>One file being measured: first its beginning and its index, then what streams by. Never throws for its bytes.</summary>
internal sealed class VideoMeasurement
{
    private MovieMeter? _movie;
    private MatroskaMeter? _matroska;
    private Uninspectable? _obstacle;

    private VideoMeasurement() { }

    /// <summary><see cref="Facts"/> tells nothing before the whole file went through <see cref="Push"/>.</summary>
    public bool NeedsPass => _obstacle is null && (_matroska is not null || _movie is { NeedsPass: true });

    /// <param name="head">The file's first bytes.</param>
    public static async Task<VideoMeasurement> StartAsync(
        Stream file,
        string fileName,
        ReadOnlyMemory<byte> head,
        CancellationToken ct
    )
    {
        var measurement = new VideoMeasurement();
        var signature = VideoSignature.Of(head.Span);
        if (head.IsEmpty)
            measurement._obstacle = new Uninspectable(Obstacle.Empty, "The file has no bytes.");
        else if (signature.Family == VideoFamily.Matroska)
            measurement._matroska = new MatroskaMeter();
        else if (signature.Family == VideoFamily.IsoBaseMedia)
            await measurement.ReadIndexAsync(file, ct);
        else
            measurement._obstacle = new Uninspectable(
                Obstacle.UnsupportedFormat,
                $"'{fileName}' is {signature.Name ?? "in no video format that is known here"}. Accepted: {VideoSignature.Accepted}."
            );
        return measurement;
    }

    /// <param name="bytes">The bytes after those of the call before, from the file's start.</param>
    public void Push(ReadOnlySpan<byte> bytes)
    {
        if (_obstacle is not null)
            return;
        try
        {
            _movie?.Push(bytes);
            _matroska?.Push(bytes);
        }
        catch (UnreadableVideoException problem)
        {
            _obstacle = new Uninspectable(problem.Obstacle, problem.Message);
        }
    }

    public Facts Facts()
    {
        try
        {
            return _obstacle ?? _matroska?.Measured() ?? _movie!.Measured();
        }
        catch (UnreadableVideoException problem)
        {
            return new Uninspectable(problem.Obstacle, problem.Message);
        }
    }

    private async Task ReadIndexAsync(Stream file, CancellationToken ct)
    {
        try
        {
            _movie = new MovieMeter(await MovieIndex.ReadAsync(file, ct), file.Length);
        }
        catch (UnreadableVideoException problem)
        {
            _obstacle = new Uninspectable(problem.Obstacle, problem.Message);
        }
    }
}
