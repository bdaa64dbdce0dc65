using System.Globalization;
using System.Text;
using CourseAI.Core.Courses;
using CourseAI.Core.Grading;
using CsvHelper;
using CsvHelper.Configuration;

namespace CourseAI.Pipeline.Gradebooks;

/// <summary>Writes a grade book as CSV (RFC 4180): a line per student, the columns as the profile has them.</summary>
public static class GradebookFile
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    /// <summary>
    /// UTF-8 with BOM, by which Excel knows Korean. Moodle removes it (lib/csvlib.class.php, trim_utf8_bom); Canvas only asks whether
    /// the first header has "Student" in it (lib/gradebook_importer.rb) and writes one itself on request.
    /// </summary>
    /// <param name="rows">In the order of the roster; the verdict is null for who has none yet.</param>
    public static byte[] Write(
        Course course,
        IEnumerable<(RosterEntry Student, Verdict? Verdict)> rows,
        GradebookProfile profile
    )
    {
        var columns = profile switch
        {
            GradebookProfile.Moodle => MoodleGradebook.Columns(course),
            GradebookProfile.Canvas => CanvasGradebook.Columns(course),
            _ => SpreadsheetGradebook.Columns(course),
        };
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, Configuration))
        {
            WriteLine(csv, columns.Select(column => column.Header));
            if (columns.Any(column => column.UnderHeader is not null))
                WriteLine(csv, columns.Select(column => column.UnderHeader ?? ""));
            foreach (var (student, verdict) in rows)
                WriteLine(csv, columns.Select(column => column.Cell(student, verdict).Text));
        }
        return bytes.ToArray();
    }

    private static void WriteLine(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.NextRecord();
    }
}
