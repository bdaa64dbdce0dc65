using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;
using NodaTime.Text;

namespace CourseAI.Core.Tests;

/// <summary>A small course in UTC, due at noon of 10 December with a cut-off three days later, and what students hand in.</summary>
internal static class TestData
{
    public static readonly Instant Due = At("2026-12-10T12:00:00Z");
    public static readonly Instant CutOff = At("2026-12-13T12:00:00Z");
    public static readonly Duration Tick = Duration.FromTicks(1);

    public static readonly RosterEntry Student = new("20261234", "홍길동", "hong@example.ac.kr", "컴퓨터공학과", []);

    public static readonly PdfPart Report = new()
    {
        Id = "report",
        Title = Text.Same("Report"),
        Points = 20,
        MaxBytes = 1 << 20,
        MaxPages = 5,
        PointsPerPageOver = 2,
    };

    public static readonly VideoPart Video = new()
    {
        Id = "video",
        Title = Text.Same("Video"),
        Points = 20,
        MaxBytes = 1 << 20,
        MaxSeconds = 180,
        PointsPerStepOver = 1,
        StepSeconds = 10,
    };

    public static readonly ZipPart Source = new()
    {
        Id = "source",
        Title = Text.Same("Source"),
        Points = 20,
        MaxBytes = 1 << 20,
        StreamlitDepartments = ["컴퓨터공학과", "Computer Engineering"],
        PointsWithoutStreamlit = 5,
    };

    public static readonly ImagesPart Images = new()
    {
        Id = "images",
        Title = Text.Same("Images"),
        Points = 10,
        MaxBytes = 1 << 20,
        Task = VisionTask.Digits,
    };

    public static Instant At(string iso) => InstantPattern.ExtendedIso.Parse(iso).Value;

    public static Course CourseOf(params Part[] parts) =>
        new()
        {
            Id = "test",
            Title = Text.Same("Test"),
            Version = new string('a', 64),
            TimeZone = DateTimeZone.Utc,
            Due = Due.InUtc().LocalDateTime,
            CutOff = CutOff.InUtc().LocalDateTime,
            Late = [new LateStep(Duration.Zero, 10), new LateStep(Duration.FromDays(1), 30)],
            Parts = parts,
        };

    public static string Sha(string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    public static AttemptEvidence File(
        Part part,
        Instant arrived,
        Facts facts,
        string id = "a1",
        string? content = null,
        string? name = null,
        string? uploadId = null
    ) =>
        new()
        {
            AttemptId = id,
            StudentId = Student.Id,
            PartId = part.Id,
            FileName = name ?? $"{part.Id}.bin",
            UploadId = uploadId,
            Size = 100,
            Sha256 = Sha(content ?? id),
            Arrived = arrived,
            Inspector = "test 1",
            Facts = facts,
        };

    public static Declaration Declare(
        Part part,
        Instant at,
        string content,
        string uploadId = "u1",
        string? name = null
    ) => new(uploadId, part.Id, name ?? $"{part.Id}.bin", 100, Sha(content), at);

    public static PdfFacts Pdf(int pages) => new() { Pages = pages, PagesWithText = pages };

    public static VideoFacts Clip(decimal seconds, decimal? presented = null, decimal? claimed = null) =>
        new()
        {
            Container = "mp4",
            Seconds = seconds,
            PresentedSeconds = presented,
            ClaimedSeconds = claimed,
            Codec = "avc1",
            Width = 1280,
            Height = 720,
            Samples = 100,
        };

    public static ZipFacts Zip(bool streamlit) =>
        new()
        {
            Entries = 3,
            UnpackedBytes = 300,
            Languages = [new LanguageCount("Python", 2, 80)],
            Streamlit = streamlit ? [new CodeLocation("app.py", 1, "import streamlit as st")] : [],
        };

    public static Uninspectable Broken(Obstacle obstacle = Obstacle.Damaged) => new(obstacle, "xref at 120");

    public static Verdict Grade(Course course, params AttemptEvidence[] evidence) =>
        Grader.Grade(course, new StudentRecord { Student = Student, Evidence = evidence });

    public static PartVerdict GradeOne(Part part, params AttemptEvidence[] evidence) =>
        Grade(CourseOf(part), evidence).Parts[0];

    public static Finding Of(this PartVerdict part, string rule) =>
        part.Findings.Single(finding => finding.Rule == rule);

    /// <summary>A file of the repository, by what the build knows.</summary>
    public static byte[] RepositoryFile(string path) => System.IO.File.ReadAllBytes(RepositoryPath(path));

    public static string RepositoryPath(string path) =>
        Path.Combine(
            typeof(TestData)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(metadata => metadata.Key == "RepositoryRoot")
                .Value!,
            path
        );
}
