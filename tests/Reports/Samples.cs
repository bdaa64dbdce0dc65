using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;
using SkiaSharp;

namespace CourseAI.Reports.Tests;

/// <summary>The sample course, and evidence as inspection would have measured it.</summary>
internal static class Samples
{
    public static readonly Instant ProposalDue = Instant.FromUtc(2026, 12, 4, 6, 0);
    public static readonly Instant Due = Instant.FromUtc(2026, 12, 19, 6, 0);

    public static readonly Course Course = ReadCourse();

    public static string RepositoryRoot =>
        typeof(Samples)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot")
            .Value!;

    public static ReportInput Graded(StudentRecord record) => Graded(Course, record);

    public static ReportInput Graded(Course course, StudentRecord record) =>
        new()
        {
            Course = course,
            Record = record,
            Verdict = Grader.Grade(course, record),
            AppVersion = "0.1.0",
            ModelVersions = new Dictionary<string, string>(StringComparer.Ordinal) { ["digits"] = Sha("digits") },
            ReceiptBase = new Uri("https://courseai.example.ac.kr/"),
        };

    public static AttemptEvidence Evidence(
        RosterEntry student,
        string part,
        string file,
        long size,
        Instant arrived,
        Facts facts
    ) =>
        new()
        {
            AttemptId = AttemptId.From(
                $"{student.Id}/{part}/{file}",
                arrived.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)
            ),
            StudentId = student.Id,
            PartId = part,
            FileName = file,
            Size = size,
            Sha256 = Sha($"{student.Id}/{part}/{file}/{arrived.ToUnixTimeTicks()}"),
            Arrived = arrived,
            Inspector = "CourseAI.Inspection 0.1.0",
            Facts = facts,
        };

    /// <summary>A statement about exactly these bytes, made before they came.</summary>
    public static Declaration Declared(AttemptEvidence evidence, Instant at) =>
        new($"upload-{evidence.AttemptId}", evidence.PartId, evidence.FileName, evidence.Size, evidence.Sha256, at);

    public static Score Score(string part, decimal points, string comment) =>
        new(part, points, comment, "prof@example.ac.kr", Due + Duration.FromDays(7));

    public static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A photo of a printed digit (JPEG), and the same digit as a model sees it (28×28, grey).</summary>
    public static ImageFacts Digit(string slot, int digit, decimal confidence, Doubt? doubt = null) =>
        new()
        {
            Slot = slot,
            Format = "jpeg",
            Width = 3024,
            Height = 4032,
            Thumbnail = Draw(digit, 120, 160, SKColors.WhiteSmoke, SKColors.MidnightBlue, SKEncodedImageFormat.Jpeg),
            Prediction = new Prediction
            {
                Label = digit.ToString(CultureInfo.InvariantCulture),
                Confidence = confidence,
                Decision = doubt is null ? Certainty.Known : Certainty.Unsure,
                Doubt = doubt,
                Seen = Draw(digit, 28, 28, SKColors.Black, SKColors.White, SKEncodedImageFormat.Png),
                Model = Sha("digits"),
            },
        };

    private static byte[] Draw(
        int digit,
        int width,
        int height,
        SKColor ground,
        SKColor ink,
        SKEncodedImageFormat format
    )
    {
        var colour = format == SKEncodedImageFormat.Png ? SKColorType.Gray8 : SKColorType.Rgba8888;
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, colour));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(ground);
        using var resource = typeof(ReportComposer).Assembly.GetManifestResourceStream("Pretendard-Regular.ttf");
        using var typeface = SKTypeface.FromStream(resource);
        using var font = new SKFont(typeface, Math.Min(width, height) * 0.9f);
        using var paint = new SKPaint { Color = ink, IsAntialias = true };
        var baseline = (height * 0.5f) + (font.Size * 0.36f);
        var text = digit.ToString(CultureInfo.InvariantCulture);
        canvas.DrawText(text, width / 2f, baseline, SKTextAlign.Center, font, paint);
        canvas.Flush();
        using var data = bitmap.Encode(format, 80);
        return data.ToArray();
    }

    private static Course ReadCourse() =>
        CourseReader.Read(File.ReadAllBytes(Path.Combine(RepositoryRoot, "samples", "course.json"))).Course!;
}
