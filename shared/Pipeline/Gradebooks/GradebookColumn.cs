using CourseAI.Core.Courses;
using CourseAI.Core.Grading;

namespace CourseAI.Pipeline.Gradebooks;

/// <param name="Header">Ours or a part's id; never a person's words.</param>
/// <param name="Cell">The verdict is null for who has none yet.</param>
internal sealed record GradebookColumn(string Header, Func<RosterEntry, Verdict?, GradebookCell> Cell)
{
    /// <summary>Stands under the header in a row of its own; no such row is written where no column has one.</summary>
    public string? UnderHeader { get; init; }

    public static GradebookColumn Points(string header, Func<Verdict, decimal?> points, string none) =>
        new(header, (_, verdict) => GradebookCell.Number(verdict is null ? null : points(verdict), none));

    /// <summary>What a part earned, under its id.</summary>
    public static GradebookColumn Points(Part part, string none) =>
        Points(part.Id, verdict => Find(verdict, part)?.Points, none);

    /// <returns>Null when the verdict is older than the part.</returns>
    public static PartVerdict? Find(Verdict verdict, Part part) =>
        verdict.Parts.FirstOrDefault(graded => graded.PartId == part.Id);

    public static GradebookColumn Person(string header, Func<RosterEntry, string> words) =>
        new(header, (student, _) => GradebookCell.Words(words(student)));

    public static GradebookColumn Identity(string header, Func<RosterEntry, string> identity) =>
        new(header, (student, _) => GradebookCell.Identity(identity(student)));
}
