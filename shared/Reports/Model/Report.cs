namespace CourseAI.Reports.Model;

/// <summary>
/// What a report says, in reading order, without a word about paper, fonts or drawing. Plain data: equal reports are
/// rendered to equal bytes.
/// </summary>
public sealed record Report
{
    /// <summary>Title of the document's metadata.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 tag of the main language.</summary>
    public string Language { get; init; } = "ko-KR";

    public string? Author { get; init; }

    public string? Subject { get; init; }

    /// <summary>Stands at the top of every page but the first.</summary>
    public required string RunningHead { get; init; }

    /// <summary>Stands at the foot of every page, beside "page x of y".</summary>
    public required string Foot { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }
}
