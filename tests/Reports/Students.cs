using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;
using static CourseAI.Reports.Tests.Samples;

namespace CourseAI.Reports.Tests;

/// <summary>Three students of the sample course: the best, the one with most to be told, and the longest names.</summary>
internal static class Students
{
    public static ReportInput ByName(string name) =>
        name switch
        {
            "best" => Best(),
            "worst" => Worst(),
            "longest-names" => LongestNames(),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "best, worst or longest-names"),
        };

    /// <summary>Everything on time and right, the video declared in time and still on its way at the due time.</summary>
    public static ReportInput Best() =>
        WellDone(new RosterEntry("20241234", "김하늘", "sky@example.ac.kr", "컴퓨터공학과", []), name => name);

    /// <summary>The same work under names that test every line: Hanja, many letters, file names of 64 letters and more.</summary>
    public static ReportInput LongestNames() =>
        WellDone(
            new RosterEntry(
                "2024-국제-0000000000000123456789",
                "金漢字 (김한자) Alexandrina Maximiliana von Württemberg-Hohenzollern Nguyễn Thị Ánh 张伟 Иванова",
                "long@example.ac.kr",
                "융합소프트웨어·인공지능·데이터사이언스 연계전공 (컴퓨터공학부)",
                []
            ),
            name =>
                name.EndsWith(".pdf", StringComparison.Ordinal)
                    ? "최종보고서_인공지능을_활용한_손글씨_숫자_인식_웹서비스_구현_및_성능비교_金漢字_최종_진짜최종_v12_수정본(2).pdf"
                    : $"final_project_streamlit_app_v3_{new string('x', 60)}.{name.Split('.')[^1]}"
        );

    /// <summary>Late, over length, unreadable, other bytes than declared, many attempts, one part missing.</summary>
    public static ReportInput Worst()
    {
        var student = new RosterEntry("20239999", "박지각", "late@example.ac.kr", "컴퓨터공학과", []);
        var drafts = Enumerable
            .Range(0, 6)
            .Select(i =>
                Evidence(
                    student,
                    "proposal",
                    $"제안서 초안 {i + 1}.pdf",
                    812_345 + (i * 31_337),
                    ProposalDue + Duration.FromMinutes(-300 + (i * 71)),
                    new PdfFacts { Pages = 3, PagesWithText = 3 }
                )
            );
        var report = Evidence(
            student,
            "report",
            "보고서.pdf",
            4_812_345,
            Due + Duration.FromSeconds(1),
            new PdfFacts { Pages = 8, PagesWithText = 0 }
        );
        var source = Evidence(
            student,
            "source",
            "project.zip",
            1_912,
            Due - Duration.FromMinutes(4),
            new Uninspectable(Obstacle.Truncated, "central directory missing at byte 1912")
        );
        var video = Evidence(
            student,
            "video",
            "시연.mp4",
            312_000_512,
            Due + Duration.FromHours(30),
            new VideoFacts
            {
                Container = "mp4",
                Seconds = 214.48m,
                ClaimedSeconds = 100,
                Codec = "avc1",
                Width = 1920,
                Height = 1080,
                Samples = 6434,
            }
        );
        return Graded(
            new StudentRecord
            {
                Student = student,
                Evidence = [.. drafts, report, source, video with { UploadId = "upload-1" }],
                Declarations =
                [
                    new Declaration(
                        "upload-1",
                        "video",
                        "시연.mp4",
                        100_000,
                        Sha("other"),
                        Due - Duration.FromMinutes(1)
                    ),
                ],
                Scores = [Score("report", 31, "실험 결과의 해석이 부족합니다.")],
            }
        );
    }

    private static ReportInput WellDone(RosterEntry student, Func<string, string> name)
    {
        var video = Evidence(
            student,
            "video",
            name("demo.mp4"),
            298_212_345,
            Due + Duration.FromMinutes(21),
            new VideoFacts
            {
                Container = "mp4",
                Seconds = 178.36m,
                ClaimedSeconds = 178.4m,
                Codec = "avc1",
                Width = 1920,
                Height = 1080,
                Samples = 5351,
            }
        );
        return Graded(
            new StudentRecord
            {
                Student = student,
                Evidence =
                [
                    Evidence(
                        student,
                        "proposal",
                        name("제안서.pdf"),
                        612_345,
                        ProposalDue - Duration.FromHours(52),
                        new PdfFacts { Pages = 2, PagesWithText = 2 }
                    ),
                    Evidence(
                        student,
                        "report",
                        name("구현 보고서.pdf"),
                        1_312_345,
                        Due - Duration.FromHours(7),
                        new PdfFacts
                        {
                            Pages = 5,
                            PagesWithText = 5,
                            Sections =
                            [
                                new SectionFound(Section.Algorithm, 2, "2. 사용한 알고리즘"),
                                new SectionFound(Section.Differences, 4, "4. 제안과의 차이"),
                                new SectionFound(Section.DataSource, 3, "3. 데이터"),
                            ],
                        }
                    ),
                    Evidence(
                        student,
                        "source",
                        name("source.zip"),
                        5_212_345,
                        Due - Duration.FromMinutes(95),
                        new ZipFacts
                        {
                            Entries = 47,
                            UnpackedBytes = 18_334_211,
                            Languages = [new LanguageCount("Python", 12, 2_311)],
                            Streamlit = [new CodeLocation("app.py", 3, "import streamlit as st")],
                        }
                    ),
                    video,
                    Evidence(
                        student,
                        "images",
                        name("digits.zip"),
                        3_212_345,
                        Due - Duration.FromDays(2),
                        Pictures(name)
                    ),
                ],
                Declarations = [Declared(video, Due - Duration.FromMinutes(3))],
                Scores = [Score("report", 38.5m, "")],
            }
        );
    }

    private static ImagesFacts Pictures(Func<string, string> name) =>
        new()
        {
            Images =
            [
                Digit("IMG_0231.jpg", 3, 0.9981m),
                Digit("IMG_0232.jpg", 7, 0.9874m),
                Digit(name("IMG_0233.jpg"), 5, 0.6120m, Doubt.LowConfidence),
                Digit("IMG_0234.jpg", 0, 0.9999m),
                Digit("IMG_0235.jpg", 8, 0.9733m),
            ],
            Labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["IMG_0231.jpg"] = "3",
                ["IMG_0232.jpg"] = "1",
            },
        };
}
