using BenchmarkDotNet.Attributes;
using CourseAI.Bench.Deployments;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Inspection;
using CourseAI.Reports;
using CourseAI.Reports.Pdf;
using CourseAI.Vision;
using NodaTime;
using NodaTime.Extensions;

namespace CourseAI.Bench.Micro;

/// <summary>One student with a file for every part: the verdict, and its PDF with the digits' pictures.</summary>
public class GradingBenchmarks
{
    private static readonly RosterEntry Student = new("b0001", "김하늘", "b0001@univ.example", "컴퓨터공학과", []);

    private Course _course = null!;
    private StudentRecord _record = null!;
    private ReportInput _withPictures = null!;
    private ReportInput _withoutPictures = null!;

    [GlobalSetup]
    public async Task InspectSamplesAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        _course = CourseReader.Read(SampleCourse.OpenAt(now)).Course!;
        using var classifier = PictureClassifier.Load(PictureClassifier.DefaultModels);
        var inspector = new Inspector(classifier.Classify);
        var evidence = new List<AttemptEvidence>();
        foreach (
            var (part, folder, name) in ((string, string, string)[])
                [
                    ("proposal", "pdf", "proposal-2-pages.pdf"),
                    ("report", "pdf", "report-6-pages.pdf"),
                    ("source", "zip", "streamlit.zip"),
                    ("video", "video", "mp4-181s.mp4"),
                    ("images", "images", "digits.zip"),
                ]
        )
        {
            await using var file = File.OpenRead(Repository.Sample(folder, name));
            var inspected = await inspector.InspectAsync(
                _course.Parts.Single(each => each.Id == part),
                name,
                file,
                CancellationToken.None
            );
            evidence.Add(
                new AttemptEvidence
                {
                    AttemptId = AttemptId.From($"{Student.Id}/{part}/{name}", "0x1"),
                    StudentId = Student.Id,
                    PartId = part,
                    FileName = name,
                    Size = inspected.Size,
                    Sha256 = inspected.Sha256,
                    Arrived = now.ToInstant(),
                    Inspector = Inspector.Version,
                    Facts = inspected.Facts,
                }
            );
        }
        _record = new StudentRecord { Student = Student, Evidence = evidence };
        _withPictures = InputOf(_record);
        _withoutPictures = InputOf(_record with { Evidence = [.. evidence.Where(each => each.PartId != "images")] });
    }

    [Benchmark(Description = "verdict of one student, five parts")]
    public Verdict Grade() => Grader.Grade(_course, _record);

    [Benchmark(Description = "PDF report, a ZIP of digits as pictures")]
    public long RenderWithPictures() => Render(_withPictures);

    [Benchmark(Description = "PDF report without pictures")]
    public long RenderWithoutPictures() => Render(_withoutPictures);

    private static long Render(ReportInput input)
    {
        using var pdf = new MemoryStream();
        PdfRenderer.Render(ReportComposer.Compose(input), pdf);
        return pdf.Length;
    }

    private ReportInput InputOf(StudentRecord record) =>
        new()
        {
            Course = _course,
            Record = record,
            Verdict = Grader.Grade(_course, record),
            AppVersion = "bench",
            ReceiptBase = new Uri("http://courseai.localhost"),
        };
}
