using CourseAI.Core.Courses;

namespace CourseAI.Pipeline.Gradebooks;

/// <summary>
/// For Moodle's Grades, Import, CSV file (docs.moodle.org/en/Grade_import). The columns are named as Moodle's own export names them and
/// mapped by hand there. Moodle's source (grade/import/csv/classes/load_data.php) says what a cell does: <c>-</c> is no grade in a
/// new and in an existing grade item, an empty one in a new item is stored as it is; and a row whose identity is empty goes to
/// the student of the row above, so no identity is ever empty here.
/// </summary>
internal static class MoodleGradebook
{
    private const string NoGrade = "-";

    public static IReadOnlyList<GradebookColumn> Columns(Course course) =>
        [
            GradebookColumn.Identity("ID number", student => student.Id),
            GradebookColumn.Person("Name", student => student.Name),
            // Moodle then refuses the whole import and quotes this.
            GradebookColumn.Identity(
                "Email address",
                student => student.Email.Length > 0 ? student.Email : $"no e-mail of {student.Id}"
            ),
            .. course.Parts.Select(part => GradebookColumn.Points(part, NoGrade)),
            // A total that lacks a part still to be marked would be seen by the student as the grade.
            GradebookColumn.Points(
                "total",
                verdict => verdict.Parts.All(part => part.Points is not null) ? verdict.Points : null,
                NoGrade
            ),
        ];
}
