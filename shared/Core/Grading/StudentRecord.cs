using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;

namespace CourseAI.Core.Grading;

/// <summary>Everything that a verdict is made from, beside the course.</summary>
public sealed record StudentRecord
{
    public required RosterEntry Student { get; init; }

    /// <summary>All of the course; <see cref="Grader"/> picks those that name the student or one of the labels.</summary>
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    public IReadOnlyList<Declaration> Declarations { get; init; } = [];

    /// <summary>Every revision of every attempt, in any order.</summary>
    public IReadOnlyList<AttemptEvidence> Evidence { get; init; } = [];

    public IReadOnlyList<Score> Scores { get; init; } = [];

    public IReadOnlyList<Decision> Decisions { get; init; } = [];
}
