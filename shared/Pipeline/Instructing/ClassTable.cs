using CourseAI.Core.Courses;
using CourseAI.Core.Grading;
using CourseAI.Pipeline.Courses;
using CourseAI.Storage;
using NodaTime;

namespace CourseAI.Pipeline.Instructing;

/// <param name="Verdict">As it stands in storage; null: nothing was handed in, or the first report is still to come.</param>
public sealed record ClassRow(
    string Id,
    string Name,
    string Email,
    string Department,
    IReadOnlyList<string> Labels,
    VerdictLine? Verdict
);

/// <summary>A verdict without its findings' texts: a class of 1,000 stays small on the wire.</summary>
public sealed record VerdictLine(
    decimal Points,
    decimal MaxPoints,
    bool NeedsPerson,
    bool NeedsAttention,
    IReadOnlyList<PartLine> Parts
);

/// <param name="ExtendedTo">The due time of this student where an extension moves it; null: the part's.</param>
/// <param name="ConfidenceTenths">As in <see cref="PartVerdict"/>.</param>
/// <param name="Violated">Rule ids.</param>
/// <param name="NeedPerson">Rule ids.</param>
public sealed record PartLine(
    string PartId,
    PartState State,
    decimal? Points,
    decimal LatePercent,
    Instant? CountedAt,
    Instant? ExtendedTo,
    IReadOnlyList<int>? ConfidenceTenths,
    IReadOnlyList<string> Violated,
    IReadOnlyList<string> NeedPerson
);

/// <summary>Every student of the roster, in its order, with the verdict in short.</summary>
public sealed class ClassTable(CourseStorage storage, CourseBook book)
{
    public async Task<IReadOnlyList<ClassRow>> RunAsync(CancellationToken cancellation)
    {
        var rules = await book.ReadAsync(cancellation);
        var verdicts = await storage
            .Students.ReadVerdictsAsync(cancellation)
            .ToDictionaryAsync(
                stored => stored.Verdict.StudentId,
                stored => stored.Verdict,
                cancellationToken: cancellation
            );
        return [.. rules.Roster.Select(student => Row(student, verdicts.GetValueOrDefault(student.Id)))];
    }

    private static ClassRow Row(RosterEntry student, Verdict? verdict) =>
        new(
            student.Id,
            student.Name,
            student.Email,
            student.Department,
            student.Labels,
            verdict is null
                ? null
                : new VerdictLine(
                    verdict.Points,
                    verdict.MaxPoints,
                    verdict.NeedsPerson,
                    verdict.NeedsAttention,
                    [.. verdict.Parts.Select(Line)]
                )
        );

    private static PartLine Line(PartVerdict part) =>
        new(
            part.PartId,
            part.State,
            part.Points,
            part.LatePercent,
            part.CountedAt,
            part.Extended ? part.Due : null,
            part.ConfidenceTenths,
            Rules(part, Outcome.Violated),
            Rules(part, Outcome.NeedsPerson)
        );

    private static IReadOnlyList<string> Rules(PartVerdict part, Outcome outcome) =>
        [.. part.Findings.Where(finding => finding.Outcome == outcome).Select(finding => finding.Rule)];
}
