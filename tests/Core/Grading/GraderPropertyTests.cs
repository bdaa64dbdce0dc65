using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CsCheck;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading;

/// <summary>What holds of every verdict, whatever was handed in.</summary>
public sealed class GraderPropertyTests
{
    private static readonly PdfPart Marked = Report with { Award = Award.Manual };
    private static readonly Course TheCourse = CourseOf(Marked, Video, Source, Images);

    private static readonly Gen<Instant> GenTime = Gen.OneOf(
        Gen.Const(Due),
        Gen.Const(Due + Tick),
        Gen.Const(CutOff),
        Gen.Const(CutOff + Tick),
        Gen.Long[-200_000, 400_000].Select(seconds => Due + Duration.FromSeconds(seconds))
    );

    private static readonly Gen<Facts> GenFacts = Gen.OneOf<Facts>(
        Gen.Int[1, 12].Select(pages => (Facts)Pdf(pages)),
        Gen.Int[170, 260].Select(seconds => (Facts)Clip(seconds, claimed: 180)),
        Gen.Bool.Select(streamlit => (Facts)Zip(streamlit)),
        Gen.Int[1, 3].Select(slot => (Facts)new ImagesFacts { Images = [new ImageFacts { Slot = $"{slot}.png" }] }),
        Gen.Enum<Obstacle>().Select(obstacle => (Facts)Broken(obstacle))
    );

    private static readonly Gen<AttemptEvidence[]> GenEvidence = Gen.Select(
            Gen.Int[0, 3],
            GenTime,
            GenFacts,
            Gen.Int[0, 5],
            Gen.Int[0, 2]
        )
        .Array[0, 12]
        .Select(files =>
            files
                .Select(
                    (file, i) =>
                        File(
                            TheCourse.Parts[file.Item1],
                            file.Item2,
                            file.Item3,
                            $"a{i}",
                            $"content {file.Item4}",
                            $"{file.Item5}.png",
                            file.Item5 == 0 ? "u1" : null
                        )
                )
                .ToArray()
        );

    private static readonly Gen<StudentRecord> GenRecord = Gen.Select(
        GenEvidence,
        Gen.Select(Gen.Int[0, 3], GenTime, Gen.Int[0, 5]).Array[0, 4],
        Gen.Select(Gen.Int[-5, 25], GenTime).Array[0, 3],
        Gen.Select(Gen.Bool, Gen.Int[0, 5], GenTime).Array[0, 3],
        (evidence, declarations, scores, decisions) =>
            new StudentRecord
            {
                Student = Student,
                Evidence = evidence,
                Declarations =
                [
                    .. declarations.Select(
                        (d, i) => Declare(TheCourse.Parts[d.Item1], d.Item2, $"content {d.Item3}", $"u{i}", "1.png")
                    ),
                ],
                Scores = [.. scores.Select(s => new Score("report", s.Item1, "", "prof", s.Item2))],
                Decisions =
                [
                    .. decisions.Select(d => new Decision(RuleIds.Pages, "report", d.Item1, d.Item2, "", "p", d.Item3)),
                ],
            }
    );

    [Fact]
    public void The_order_of_what_is_known_does_not_matter() =>
        Gen.Select(GenRecord, Gen.Int)
            .Sample(
                (record, seed) =>
                {
                    var random = new Random(seed);
                    var shuffled = record with
                    {
                        Evidence = Shuffle(random, record.Evidence),
                        Declarations = Shuffle(random, record.Declarations),
                        Scores = Shuffle(random, record.Scores),
                        Decisions = Shuffle(random, record.Decisions),
                    };
                    return CoreJson
                        .Serialize(Grader.Grade(TheCourse, record))
                        .AsSpan()
                        .SequenceEqual(CoreJson.Serialize(Grader.Grade(TheCourse, shuffled)));
                },
                iter: 500
            );

    [Fact]
    public void A_verdict_holds_together() =>
        Gen.Select(GenRecord, Gen.Enum<AttemptChoice>())
            .Sample(
                (record, choice) =>
                {
                    var verdict = Grader.Grade(TheCourse with { Counts = choice }, record);
                    verdict.Points.Should().Be(verdict.Parts.Sum(part => part.Points ?? 0));
                    foreach (var part in verdict.Parts)
                    {
                        (part.Points ?? 0).Should().BeInRange(0, part.MaxPoints);
                        part.Findings.Should().OnlyHaveUniqueItems(finding => finding.Rule);
                        part.Deduction.Should().Be(part.Findings.Sum(finding => finding.Deduction));
                        if (part.Base is { } @base)
                            part.Points.Should().Be(PointsArithmetic.Earned(@base, part.Deduction, part.LatePercent));
                        part.Attempts.Should()
                            .HaveCount(record.Evidence.Count(evidence => evidence.PartId == part.PartId))
                            .And.BeInAscendingOrder(attempt => attempt.CountedAt);
                        part.Findings.Where(finding => finding.Outcome != Outcome.Satisfied)
                            .Should()
                            .OnlyContain(finding => finding.Next.Ko.Length > 0 && finding.Next.En.Length > 0);
                    }
                },
                iter: 200
            );

    [Fact]
    public void A_verdict_is_read_as_it_was_written() =>
        GenRecord.Sample(
            record =>
            {
                var written = CoreJson.Serialize(Grader.Grade(TheCourse, record));
                return CoreJson.Serialize(CoreJson.Deserialize<Verdict>(written)).AsSpan().SequenceEqual(written);
            },
            iter: 200
        );

    [Fact]
    public void The_same_file_later_never_earns_more() =>
        Gen.Select(GenTime, GenTime, Gen.Int[170, 400])
            .Sample(
                (one, other, seconds) =>
                    PointsOf(Instant.Min(one, other), seconds) >= PointsOf(Instant.Max(one, other), seconds)
            );

    [Fact]
    public void A_longer_video_never_earns_more() =>
        Gen.Select(GenTime, Gen.Decimal[0, 500], Gen.Decimal[0, 500])
            .Sample((time, one, other) => PointsOf(time, Math.Min(one, other)) >= PointsOf(time, Math.Max(one, other)));

    private static decimal PointsOf(Instant arrived, decimal seconds) =>
        GradeOne(Video, File(Video, arrived, Clip(seconds))).Points!.Value;

    private static T[] Shuffle<T>(Random random, IReadOnlyList<T> items)
    {
        T[] copy = [.. items];
        random.Shuffle(copy);
        return copy;
    }
}
