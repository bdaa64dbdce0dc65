using System.Globalization;
using System.Text;
using CourseAI.Core.Courses;
using CourseAI.Core.Grading;
using CsvHelper;
using CsvHelper.Configuration;

namespace CourseAI.Pipeline.Courses;

/// <summary><c>gradebook.csv</c>: a line per student; per part its points, state and percent late; the total.</summary>
public static class GradebookFile
{
    /// <summary>UTF-8 with BOM, by which Excel knows Korean; cells that would be formulas start with an apostrophe.</summary>
    /// <param name="rows">In the order of the roster; the verdict is null for who has none yet.</param>
    public static byte[] Write(Course course, IEnumerable<(RosterEntry Student, Verdict? Verdict)> rows)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, Configuration))
        {
            WriteHeader(csv, course);
            foreach (var (student, verdict) in rows)
                WriteRow(csv, course, student, verdict);
        }
        return bytes.ToArray();
    }

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        // Names and file names come from students: `=cmd|…` must stay text in a spreadsheet.
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = ['=', '+', '-', '@', '\t', '\r'],
    };

    private static void WriteHeader(CsvWriter csv, Course course)
    {
        foreach (var column in new[] { "id", "name", "email", "department" })
            csv.WriteField(column);
        foreach (var part in course.Parts)
        {
            csv.WriteField($"{part.Id} ({Number(part.Points)})");
            csv.WriteField($"{part.Id} state");
            csv.WriteField($"{part.Id} late %");
        }
        csv.WriteField("total");
        csv.WriteField("needs a person");
        csv.NextRecord();
    }

    private static void WriteRow(CsvWriter csv, Course course, RosterEntry student, Verdict? verdict)
    {
        foreach (var value in new[] { student.Id, student.Name, student.Email, student.Department })
            csv.WriteField(value);
        foreach (var part in course.Parts)
        {
            var graded = verdict?.Parts.FirstOrDefault(candidate => candidate.PartId == part.Id);
            csv.WriteField(graded?.Points is { } points ? Number(points) : "");
            csv.WriteField(graded is null ? "" : graded.State.ToString());
            csv.WriteField(graded is null ? "" : Number(graded.LatePercent));
        }
        csv.WriteField(verdict is null ? "" : Number(verdict.Points));
        csv.WriteField(verdict?.NeedsPerson == true ? "yes" : "");
        csv.NextRecord();
    }

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
