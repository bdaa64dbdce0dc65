using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;
using static CourseAI.Reports.Tests.Samples;
using Text = CourseAI.Core.Text;

namespace CourseAI.Reports.Tests;

/// <summary>The students of <see cref="Samples"/>.</summary>
internal static class Students
{
    private static readonly Text Newest = new("제때 온 것 가운데 가장 늦은 파일입니다.", "The newest on-time file.");

    /// <summary>Everything on time and right; no findings but satisfied ones.</summary>
    public static ReportInput Best() =>
        WellDone(new RosterEntry("20241234", "김하늘", "sky@example.ac.kr", "컴퓨터공학과", []), name => name);

    /// <summary>The same work under names that test every line: Hanja, forty letters, file names of 64 and 120 characters.</summary>
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
                    : $"final_project_submission_of_team_07_streamlit_app_v3_{name.Replace('.', '-')}_{new string('x', 40)}.{name.Split('.')[^1]}"
        );

    /// <summary>Late, over length, unreadable, undeclared bytes, many attempts, one part missing.</summary>
    public static ReportInput Worst()
    {
        const string Id = "20239999";
        var student = new RosterEntry(Id, "박지각", "late@example.ac.kr", "컴퓨터공학과", []);
        var proposal = Enumerable
            .Range(0, 6)
            .Select(i =>
                Samples.Evidence(
                    Id,
                    "proposal",
                    $"제안서 초안 {i + 1}.pdf",
                    812_345 + (i * 31_337),
                    ProposalDue + Duration.FromMinutes(-300 + (i * 71)),
                    new PdfFacts { Pages = 3, PagesWithText = 3 }
                )
            )
            .ToArray();
        var report = Samples.Evidence(
            Id,
            "report",
            "보고서.pdf",
            4_812_345,
            Due + Duration.FromSeconds(1),
            new PdfFacts { Pages = 8, PagesWithText = 0 }
        );
        var broken = Samples.Evidence(
            Id,
            "source",
            "project.zip",
            1_912,
            Due - Duration.FromMinutes(4),
            new Uninspectable(Obstacle.Truncated, "central directory missing at byte 1912")
        );
        var video = Samples.Evidence(
            Id,
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
        return Input(
            student,
            [.. proposal, report, broken, video],
            [
                Part(
                    "proposal",
                    PartState.OnTime,
                    [
                        .. proposal.Select(
                            (item, i) =>
                                Attempt(
                                    item,
                                    ProposalDue,
                                    counts: i == 4,
                                    i < 4 ? new Text("뒤에 낸 파일이 있습니다.", "A newer file came.")
                                        : i == 4 ? Newest
                                        : new Text(
                                            "마감 뒤에 왔고, 제때 온 파일이 있습니다.",
                                            "It came late, and an on-time file exists."
                                        )
                                )
                        ),
                    ],
                    [
                        Missed(
                            RuleIds.Pages,
                            proposal[4],
                            new Text("분량", "Pages"),
                            new Text("3쪽", "3 pages"),
                            new Text("2쪽 이하", "at most 2 pages"),
                            new Text(
                                "초과 1쪽마다 1점이 감점됩니다. 다음에는 2쪽 안에 맞춰 주십시오.",
                                "Each page beyond the limit costs 1 point. Please keep to 2 pages next time."
                            ),
                            1
                        ),
                    ]
                ),
                Part(
                    "report",
                    PartState.Late,
                    [Attempt(report, Due, counts: true, new Text("하나뿐인 파일입니다.", "The only file."))],
                    [
                        Missed(
                            RuleIds.Due,
                            report,
                            new Text("제출 기한", "Due date"),
                            new Text("1초 늦음", "1 s late"),
                            new Text("2026-12-19 15:00 KST까지", "by 2026-12-19 06:00 UTC"),
                            new Text(
                                "지각 감점 10%가 적용되었습니다. 사유가 있으면 담당 교수에게 기한 연장을 요청하십시오.",
                                "The late penalty of 10% applies. If there was a reason, ask the instructor for an extension."
                            ),
                            0
                        ),
                        Missed(
                            RuleIds.Pages,
                            report,
                            new Text("분량", "Pages"),
                            new Text("8쪽", "8 pages"),
                            new Text("5쪽 이하", "at most 5 pages"),
                            new Text("초과 1쪽마다 2점이 감점됩니다.", "Each page beyond the limit costs 2 points."),
                            6
                        ),
                        Open(
                            RuleIds.PdfText,
                            report,
                            new Text("본문 글자", "Text"),
                            new Text("8쪽 중 0쪽에 글자가 있음", "text on 0 of 8 pages"),
                            new Text("스캔이 아닌 글자", "text, not scans"),
                            new Text(
                                "글자를 선택할 수 있는 PDF로 내보내면 자동 점검을 받을 수 있습니다. 지금은 담당 교수가 직접 확인합니다.",
                                "Export a PDF whose text can be selected to have it checked automatically. For now the instructor will look at it."
                            )
                        ),
                        Open(
                            RuleIds.SectionPrefix + "differences",
                            report,
                            new Text("제안과 결과의 차이", "Differences from the proposal"),
                            new Text("찾지 못함", "not found"),
                            new Text("보고서에 있어야 함", "expected in the report"),
                            new Text(
                                "‘제안과의 차이’라는 제목으로 적어 주십시오. 감점은 없습니다.",
                                "Write it under a heading such as “Differences from the proposal”. Nothing is deducted."
                            )
                        ),
                    ],
                    latePercent: 10
                ),
                Part(
                    "source",
                    PartState.NeedsAttention,
                    [
                        Attempt(
                            broken,
                            Due,
                            counts: false,
                            new Text("열 수 없는 파일입니다.", "The file cannot be read.")
                        ),
                    ],
                    [
                        Missed(
                            RuleIds.Readable,
                            broken,
                            new Text("파일 상태", "Readable"),
                            new Text("잘린 ZIP: 1,912바이트에서 끝남", "truncated ZIP: ends at byte 1,912"),
                            new Text("열리는 ZIP", "a ZIP that opens"),
                            new Text(
                                "압축 파일을 다시 만들어 올린 뒤 접수증의 SHA-256을 확인해 주십시오.",
                                "Make the archive again, upload it, and compare the SHA-256 of the receipt."
                            ),
                            0
                        ),
                    ]
                ),
                Part(
                    "video",
                    PartState.Late,
                    [
                        Attempt(
                            video,
                            Due,
                            counts: true,
                            new Text(
                                "신고한 것과 다른 파일이라 도착 시각으로 셉니다.",
                                "Not the file that was declared, so it counts when it came."
                            )
                        ),
                    ],
                    [
                        Missed(
                            RuleIds.Due,
                            video,
                            new Text("제출 기한", "Due date"),
                            new Text("1일 6시간 늦음", "1 d 6 h late"),
                            new Text("2026-12-19 15:00 KST까지", "by 2026-12-19 06:00 UTC"),
                            new Text("지각 감점 30%가 적용되었습니다.", "The late penalty of 30% applies."),
                            0
                        ),
                        Missed(
                            RuleIds.VideoLength,
                            video,
                            new Text("영상 길이", "Length"),
                            new Text("214.48초", "214.48 s"),
                            new Text("180초 이하 (오차 0.5초)", "at most 180 s (tolerance 0.5 s)"),
                            new Text(
                                "초과 10초마다 1점이 감점됩니다. 3분 안으로 편집해 주십시오.",
                                "Each started 10 seconds beyond the limit cost 1 point. Please cut it to 3 minutes."
                            ),
                            4
                        ),
                        Open(
                            RuleIds.VideoHeaders,
                            video,
                            new Text("머리글의 길이", "Length in the headers"),
                            new Text("머리글 100초, 실제 214.48초", "headers 100 s, samples 214.48 s"),
                            new Text("차이 0.5초 이하", "difference at most 0.5 s"),
                            new Text(
                                "다시 인코딩하면 머리글이 바로잡힙니다. 고의가 아니라면 설명을 담당 교수에게 보내 주십시오.",
                                "Encoding it again corrects the headers. If it was not on purpose, send the instructor an explanation."
                            )
                        ),
                    ],
                    latePercent: 30
                ),
                Part(
                    "images",
                    PartState.NotHandedIn,
                    [],
                    [
                        Missed(
                            RuleIds.HandedIn,
                            null,
                            new Text("제출 여부", "Handed in"),
                            new Text("없음", "nothing"),
                            new Text("사진 1장 이상", "at least 1 picture"),
                            new Text(
                                "2026-12-22 15:00 KST까지는 지각으로 제출할 수 있습니다.",
                                "Late work is taken until 2026-12-22 06:00 UTC."
                            ),
                            0
                        ),
                    ]
                ),
            ]
        );
    }

    private static ReportInput WellDone(RosterEntry student, Func<string, string> name)
    {
        var id = student.Id;
        var proposal = Samples.Evidence(
            id,
            "proposal",
            name("제안서.pdf"),
            612_345,
            ProposalDue - Duration.FromHours(52),
            new PdfFacts { Pages = 2, PagesWithText = 2 }
        );
        var report = Samples.Evidence(
            id,
            "report",
            name("구현 보고서.pdf"),
            1_312_345,
            Due - Duration.FromHours(7),
            new PdfFacts { Pages = 5, PagesWithText = 5 }
        );
        var source = Samples.Evidence(
            id,
            "source",
            name("source.zip"),
            5_212_345,
            Due - Duration.FromMinutes(95),
            new ZipFacts { Entries = 47, UnpackedBytes = 18_334_211 }
        );
        var video = Samples.Evidence(
            id,
            "video",
            name("demo.mp4"),
            298_212_345,
            Due + Duration.FromMinutes(21),
            new VideoFacts
            {
                Container = "mp4",
                Seconds = 178.36m,
                Codec = "avc1",
                Width = 1920,
                Height = 1080,
                Samples = 5351,
            }
        );
        var images = Samples.Evidence(
            id,
            "images",
            name("digits.zip"),
            3_212_345,
            Due - Duration.FromDays(2),
            new ImagesFacts
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
            }
        );
        return Input(
            student,
            [proposal, report, source, video, images],
            [
                Part(
                    "proposal",
                    PartState.OnTime,
                    [Attempt(proposal, ProposalDue, true, Newest)],
                    [
                        .. Timely(proposal, ProposalDue),
                        Met(
                            RuleIds.Pages,
                            proposal,
                            new Text("분량", "Pages"),
                            new Text("2쪽", "2 pages"),
                            new Text("2쪽 이하", "at most 2 pages")
                        ),
                    ]
                ),
                Part(
                    "report",
                    PartState.OnTime,
                    [Attempt(report, Due, true, Newest)],
                    [
                        .. Timely(report, Due),
                        Met(
                            RuleIds.Pages,
                            report,
                            new Text("분량", "Pages"),
                            new Text("5쪽", "5 pages"),
                            new Text("5쪽 이하", "at most 5 pages")
                        ),
                        Met(
                            RuleIds.SectionPrefix + "algorithm",
                            report,
                            new Text("알고리즘 설명", "Algorithm"),
                            new Text("2쪽 ‘2. 사용한 알고리즘’", "page 2, “2. 사용한 알고리즘”"),
                            new Text("보고서에 있어야 함", "expected in the report")
                        ),
                        Met(
                            RuleIds.SectionPrefix + "differences",
                            report,
                            new Text("제안과 결과의 차이", "Differences from the proposal"),
                            new Text("4쪽 ‘4. 제안과의 차이’", "page 4, “4. 제안과의 차이”"),
                            new Text("보고서에 있어야 함", "expected in the report")
                        ),
                    ],
                    score: 28.5m
                ),
                Part(
                    "source",
                    PartState.OnTime,
                    [Attempt(source, Due, true, Newest)],
                    [
                        .. Timely(source, Due),
                        Met(
                            RuleIds.Streamlit,
                            source,
                            new Text("Streamlit 사용", "Uses Streamlit"),
                            new Text("app.py 3행: import streamlit as st", "app.py line 3: import streamlit as st"),
                            new Text("컴퓨터공학과는 필수", "required of the department")
                        ),
                    ],
                    marked: false
                ),
                Part(
                    "video",
                    PartState.OnTime,
                    [Attempt(video, Due, true, Newest, declared: Due - Duration.FromMinutes(3))],
                    [
                        .. Timely(video, Due),
                        Met(
                            RuleIds.VideoLength,
                            video,
                            new Text("영상 길이", "Length"),
                            new Text("178.36초", "178.36 s"),
                            new Text("180초 이하 (오차 0.5초)", "at most 180 s (tolerance 0.5 s)")
                        ),
                    ]
                ),
                Part(
                    "images",
                    PartState.OnTime,
                    [Attempt(images, Due, true, Newest)],
                    [
                        .. Timely(images, Due),
                        Open(
                            RuleIds.ImagesRecognised,
                            images,
                            new Text("모델의 인식", "Recognised"),
                            new Text("5장 중 1장 불확실", "1 of 5 unsure"),
                            new Text("모두 인식", "all recognised"),
                            new Text(
                                "배경이 단순하고 숫자가 크게 나오도록 다시 찍어 같은 이름으로 올리면 바뀝니다.",
                                "Take it again with a plain background and a large digit, and upload it under the same name to replace it."
                            )
                        ),
                    ]
                ),
            ]
        );
    }

    private static IEnumerable<Finding> Timely(AttemptEvidence evidence, Instant due) =>
        [
            Met(
                RuleIds.Due,
                evidence,
                new Text("제출 기한", "Due date"),
                new Text("제때", "on time"),
                due == Due
                    ? new Text("2026-12-19 15:00 KST까지", "by 2026-12-19 06:00 UTC")
                    : new Text("2026-12-04 15:00 KST까지", "by 2026-12-04 06:00 UTC")
            ),
        ];
}
