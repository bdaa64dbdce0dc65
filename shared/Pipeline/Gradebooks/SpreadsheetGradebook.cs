using CourseAI.Core.Courses;
using CourseAI.Core.Grading;

namespace CourseAI.Pipeline.Gradebooks;

/// <summary>For people with a spreadsheet: per part its points, state and percent late; the total.</summary>
internal static class SpreadsheetGradebook
{
    public static IReadOnlyList<GradebookColumn> Columns(Course course) =>
        [
            GradebookColumn.Identity("id", student => student.Id),
            GradebookColumn.Person("name", student => student.Name),
            GradebookColumn.Identity("email", student => student.Email),
            GradebookColumn.Person("department", student => student.Department),
            .. course.Parts.SelectMany(Columns),
            GradebookColumn.Points("total", verdict => verdict.Points, none: ""),
            new("needs a person", (_, verdict) => GradebookCell.Ours(verdict?.NeedsPerson == true ? "yes" : "")),
        ];

    private static IEnumerable<GradebookColumn> Columns(Part part) =>
        [
            GradebookColumn.Points(part, none: "") with
            {
                Header = $"{part.Id} ({GradebookCell.Number(part.Points).Text})",
            },
            new($"{part.Id} state", (_, verdict) => GradebookCell.Ours(State(verdict, part))),
            GradebookColumn.Points(
                $"{part.Id} late %",
                verdict => GradebookColumn.Find(verdict, part)?.LatePercent,
                none: ""
            ),
        ];

    private static string State(Verdict? verdict, Part part) =>
        verdict is null ? "" : GradebookColumn.Find(verdict, part)?.State.ToString() ?? "";
}
