using CourseAI.Core.Courses;

namespace CourseAI.Pipeline.Gradebooks;

/// <summary>
/// For Canvas's Gradebook, Import, as its source reads it (github.com/instructure/canvas-lms, lib/gradebook_importer.rb): these five
/// columns in this order, then assignments, and under the header a row "Points Possible". A student is found by SIS user id, else by
/// login, else by name; <c>ID</c> is Canvas's own number, which nobody else knows. An assignment is found by its title, so a part's id
/// is the title: a number in brackets after it would be read as the id of an assignment. There is no total: Canvas adds up itself,
/// and a column of ours would count as one more assignment.
/// </summary>
internal static class CanvasGradebook
{
    public static IReadOnlyList<GradebookColumn> Columns(Course course) =>
        [
            GradebookColumn.Person("Student", student => student.Name) with
            {
                UnderHeader = "Points Possible",
            },
            new("ID", (_, _) => GradebookCell.Ours("")),
            GradebookColumn.Identity("SIS User ID", student => student.Id),
            GradebookColumn.Identity("SIS Login ID", student => student.Email),
            new("Section", (_, _) => GradebookCell.Ours("")),
            .. course.Parts.Select(part =>
                GradebookColumn.Points(part, none: "") with
                {
                    UnderHeader = GradebookCell.Number(part.Points).Text,
                }
            ),
        ];
}
