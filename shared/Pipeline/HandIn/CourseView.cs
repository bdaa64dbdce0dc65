using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Courses;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;

namespace CourseAI.Pipeline.HandIn;

/// <summary>The course as a person who signed in sees it.</summary>
/// <param name="ServerTime">For a countdown that does not trust the reader's clock.</param>
public sealed record CourseSummary(
    string Id,
    Text Title,
    string Version,
    string TimeZone,
    Instant ServerTime,
    IReadOnlyList<PartSummary> Parts
);

/// <param name="Due">In UTC; for a student with the extensions that apply.</param>
/// <param name="DueLocal">The same in the course's zone, with offset.</param>
/// <param name="Limits">What the kind limits: pages, seconds, images.</param>
public sealed record PartSummary(
    string Id,
    string Kind,
    Text Title,
    decimal Points,
    Award Award,
    long MaxBytes,
    Instant Due,
    string DueLocal,
    Instant? CutOff,
    bool Extended,
    IReadOnlyDictionary<string, decimal> Limits
);

public sealed class CourseView(CourseBook book, TimeProvider clock)
{
    public async Task<CourseSummary> RunAsync(Caller caller, CancellationToken cancellation)
    {
        var rules = await book.ReadAsync(cancellation);
        var student = caller.StudentId is { } id ? Enrolment.FindStudent(rules, id) : Nobody;
        var course = rules.Course;
        return new CourseSummary(
            course.Id,
            course.Title,
            course.Version,
            course.TimeZone.Id,
            clock.GetCurrentInstant(),
            [.. course.Parts.Select(part => Summary(course, part, student, rules.Extensions))]
        );
    }

    /// <summary>Has no extension: an instructor sees the course's own dates.</summary>
    private static readonly RosterEntry Nobody = new("", "", "", "", []);

    private static PartSummary Summary(
        Course course,
        Part part,
        RosterEntry student,
        IReadOnlyList<Extension> extensions
    )
    {
        var due = Deadline.For(course, part, student, extensions);
        return new PartSummary(
            part.Id,
            part switch
            {
                PdfPart => "pdf",
                VideoPart => "video",
                ZipPart => "zip",
                _ => "images",
            },
            part.Title,
            part.Points,
            part.Award,
            part.MaxBytes,
            due.Due,
            OffsetDateTimePattern.ExtendedIso.Format(due.Due.InZone(course.TimeZone).ToOffsetDateTime()),
            due.CutOff,
            due.Extended,
            Limits(part)
        );
    }

    private static Dictionary<string, decimal> Limits(Part part) =>
        part switch
        {
            PdfPart pdf => new(StringComparer.Ordinal) { ["maxPages"] = pdf.MaxPages },
            VideoPart video => new(StringComparer.Ordinal) { ["maxSeconds"] = video.MaxSeconds },
            ImagesPart images => new(StringComparer.Ordinal)
            {
                ["minImages"] = images.MinImages,
                ["maxImages"] = images.MaxImages,
            },
            _ => new(StringComparer.Ordinal),
        };
}
