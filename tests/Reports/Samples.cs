using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;
using SkiaSharp;
using Text = CourseAI.Core.Text;

namespace CourseAI.Reports.Tests;

/// <summary>A course and three students, written by hand: the best, the one who got everything wrong, and the longest names.</summary>
internal static class Samples
{
    public static readonly Instant Due = Instant.FromUtc(2026, 12, 19, 6, 0);
    public static readonly Instant ProposalDue = Instant.FromUtc(2026, 12, 4, 6, 0);

    public static readonly Course Course = new()
    {
        Id = "ai-2026-2",
        Title = new Text("인공지능 기말 프로젝트", "Artificial Intelligence: final project"),
        Version = Sha("course"),
        TimeZone = DateTimeZoneProviders.Tzdb["Asia/Seoul"],
        Due = new LocalDateTime(2026, 12, 19, 15, 0),
        CutOff = new LocalDateTime(2026, 12, 22, 15, 0),
        Late = [new LateStep(Duration.Zero, 10), new LateStep(Duration.FromHours(24), 30)],
        Parts =
        [
            new PdfPart
            {
                Id = "proposal",
                Title = new Text("제안서", "Proposal"),
                Points = 10,
                MaxBytes = 20_000_000,
                MaxPages = 2,
                PointsPerPageOver = 1,
                Due = new LocalDateTime(2026, 12, 4, 15, 0),
            },
            new PdfPart
            {
                Id = "report",
                Title = new Text("구현 보고서", "Implementation report"),
                Points = 30,
                MaxBytes = 20_000_000,
                MaxPages = 5,
                PointsPerPageOver = 2,
            },
            new ZipPart
            {
                Id = "source",
                Title = new Text("소스 코드", "Source code"),
                Points = 20,
                MaxBytes = 100_000_000,
                StreamlitDepartments = ["컴퓨터공학과"],
                PointsWithoutStreamlit = 5,
            },
            new VideoPart
            {
                Id = "video",
                Title = new Text("시연 영상", "Demo video"),
                Points = 20,
                MaxBytes = 500_000_000,
                MaxSeconds = 180,
                PointsPerStepOver = 1,
            },
            new ImagesPart
            {
                Id = "images",
                Title = new Text("손글씨 숫자 사진", "Photos of handwritten digits"),
                Points = 20,
                MaxBytes = 20_000_000,
                Task = VisionTask.Digits,
            },
        ],
    };

    public static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static ReportInput Input(
        RosterEntry student,
        IReadOnlyList<AttemptEvidence> evidence,
        IReadOnlyList<PartVerdict> parts
    ) =>
        new()
        {
            Course = Course,
            Student = student,
            Evidence = evidence,
            AppVersion = "0.1.0",
            ModelVersions = new Dictionary<string, string>(StringComparer.Ordinal) { ["digits"] = Sha("digits") },
            ReceiptBase = new Uri("https://courseai.example.ac.kr/"),
            Verdict = new Verdict
            {
                CourseId = Course.Id,
                CourseVersion = Course.Version,
                StudentId = student.Id,
                Parts = parts,
                Points = parts.Sum(part => part.Points ?? 0),
                MaxPoints = Course.Parts.Sum(part => part.Points),
                NeedsPerson = parts.Any(part =>
                    part.Points is null || part.Findings.Any(finding => finding.Outcome == Outcome.NeedsPerson)
                ),
                NeedsAttention = parts.Any(part => part.State == PartState.NeedsAttention),
            },
        };

    public static AttemptEvidence Evidence(
        string student,
        string part,
        string file,
        long size,
        Instant arrived,
        Facts facts
    ) =>
        new()
        {
            AttemptId = AttemptId.From($"{student}/{part}/{file}", arrived.ToString("g", CultureInfo.InvariantCulture)),
            StudentId = student,
            PartId = part,
            FileName = file,
            Size = size,
            Sha256 = Sha($"{student}/{part}/{file}/{arrived.ToUnixTimeTicks()}"),
            Arrived = arrived,
            Inspector = "CourseAI.Inspection 0.1.0",
            Facts = facts,
        };

    public static AttemptVerdict Attempt(
        AttemptEvidence evidence,
        Instant due,
        bool counts,
        Text reason,
        Instant? declared = null
    ) =>
        new(
            evidence.AttemptId,
            evidence.FileName,
            evidence.Size,
            evidence.Sha256,
            evidence.Arrived,
            declared,
            declared ?? evidence.Arrived,
            (declared ?? evidence.Arrived) <= due,
            counts,
            reason
        );

    public static PartVerdict Part(
        string id,
        PartState state,
        IReadOnlyList<AttemptVerdict> attempts,
        IReadOnlyList<Finding> findings,
        decimal latePercent = 0,
        decimal? score = null,
        bool marked = true,
        bool extended = false,
        Instant? due = null
    )
    {
        var part = Course.FindPart(id)!;
        var deduction = findings.Sum(finding => finding.Deduction);
        var given = state is PartState.NotHandedIn or PartState.AfterCutOff or PartState.NeedsAttention
            ? 0
            : score ?? part.Points;
        var left = Math.Max(0, given - deduction);
        return new PartVerdict
        {
            PartId = id,
            Title = part.Title,
            State = state,
            Due = due ?? (id == "proposal" ? ProposalDue : Due),
            Extended = extended,
            CountedAt = attempts.LastOrDefault(attempt => attempt.Counts)?.CountedAt,
            Attempts = attempts,
            Findings = findings,
            Base = marked ? given : null,
            Deduction = deduction,
            LatePercent = latePercent,
            Points = marked ? Math.Round(left * (100 - latePercent) / 100, 2, MidpointRounding.AwayFromZero) : null,
            MaxPoints = part.Points,
        };
    }

    public static Finding Met(string rule, AttemptEvidence evidence, Text title, Text measured, Text limit) =>
        new(rule, evidence.AttemptId, Outcome.Satisfied, title, measured, limit, new Text("", ""), 0);

    public static Finding Missed(
        string rule,
        AttemptEvidence? evidence,
        Text title,
        Text measured,
        Text limit,
        Text next,
        decimal off
    ) => new(rule, evidence?.AttemptId, Outcome.Violated, title, measured, limit, next, off);

    public static Finding Open(
        string rule,
        AttemptEvidence evidence,
        Text title,
        Text measured,
        Text limit,
        Text next
    ) => new(rule, evidence.AttemptId, Outcome.NeedsPerson, title, measured, limit, next, 0);

    /// <summary>A digit as the model saw it (28×28, grey) and a photo of it (JPEG).</summary>
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
        var grey = format == SKEncodedImageFormat.Png;
        using var bitmap = new SKBitmap(
            new SKImageInfo(width, height, grey ? SKColorType.Gray8 : SKColorType.Rgba8888)
        );
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(ground);
        using var typeface = SKTypeface.FromStream(
            typeof(ReportComposer).Assembly.GetManifestResourceStream("Pretendard-Regular.ttf")
        );
        using var font = new SKFont(typeface, Math.Min(width, height) * 0.9f);
        using var paint = new SKPaint { Color = ink, IsAntialias = true };
        canvas.DrawText(
            digit.ToString(CultureInfo.InvariantCulture),
            width / 2f,
            height * 0.5f + font.Size * 0.36f,
            SKTextAlign.Center,
            font,
            paint
        );
        canvas.Flush();
        using var data = bitmap.Encode(format, 80);
        return data.ToArray();
    }
}
