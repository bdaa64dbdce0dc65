using NodaTime;

namespace CourseAI.Core.Courses;

/// <summary>The rules of one course, as read from <c>course.json</c> by <see cref="CourseReader"/>.</summary>
public sealed record Course
{
    /// <summary>Short name used in logs and file names: letters, digits and dashes.</summary>
    public required string Id { get; init; }

    public required Text Title { get; init; }

    /// <summary>SHA-256 of the file's bytes, 64 lower-case hex digits. Every verdict names it.</summary>
    public required string Version { get; init; }

    /// <summary>The zone in which every local date-time of the file is meant.</summary>
    public required DateTimeZone TimeZone { get; init; }

    /// <summary>Due date of every part that has none of its own. On time means t ≤ due.</summary>
    public required LocalDateTime Due { get; init; }

    /// <summary>Nothing that counts after this instant earns points; null: late work is taken for ever.</summary>
    public LocalDateTime? CutOff { get; init; }

    /// <summary>How long after its declaration a file may arrive and still count at the declaration's time.</summary>
    public Duration TransferWindow { get; init; } = DefaultTransferWindow;

    /// <summary>Steps by ascending <see cref="LateStep.After"/>; the last one passed applies. Empty: lateness costs nothing.</summary>
    public IReadOnlyList<LateStep> Late { get; init; } = [];

    /// <summary>Which of several attempts at a part is graded.</summary>
    public AttemptChoice Counts { get; init; } = AttemptChoice.LatestOnTimeElseLatest;

    public required IReadOnlyList<Part> Parts { get; init; }

    public static readonly Duration DefaultTransferWindow = Duration.FromHours(2);

    /// <returns>The part of that id, or null. Ids are compared ordinally; they are lower-case ASCII.</returns>
    public Part? FindPart(string partId) => Parts.FirstOrDefault(part => part.Id == partId);
}

/// <param name="After">Time past the due date from which (exclusively) the step applies; zero: from the first tick late.</param>
/// <param name="Percent">Taken off the part's points, 0–100.</param>
public sealed record LateStep(Duration After, decimal Percent);

public enum AttemptChoice
{
    /// <summary>The newest attempt that was on time; if none was, the newest of all.</summary>
    LatestOnTimeElseLatest,

    /// <summary>The newest attempt, late or not.</summary>
    Latest,

    /// <summary>The attempt with the most points; among equals the newest.</summary>
    Best,
}
