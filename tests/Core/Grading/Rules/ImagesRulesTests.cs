using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading.Rules;

public sealed class ImagesRulesTests
{
    private static readonly Instant Early = Due - Duration.FromHours(2);

    [Fact]
    public void Of_each_slot_the_newest_on_time_counts()
    {
        var part = GradeOne(
            Images,
            Picture(Early, "a", "1.png"),
            Picture(Due, "b", "1.png"),
            Picture(Due + Tick, "c", "1.png"),
            Picture(Early, "d", "2.png")
        );
        Counted(part).Should().Equal("d", "b");
        part.State.Should().Be(PartState.OnTime);
        part.Of(RuleIds.ImageCount).Measured.En.Should().Be("2 pictures");
        part.Attempts.Single(a => a.AttemptId == "a").Reason.En.Should().Contain("a later one replaced it");
        part.Attempts.Single(a => a.AttemptId == "c").Reason.En.Should().Contain("one on time counts");
    }

    [Fact]
    public void The_part_is_as_late_as_the_latest_slot_that_counts()
    {
        var part = GradeOne(Images, Picture(Early, "a", "1.png"), Picture(Due + Tick, "b", "2.png"));
        part.State.Should().Be(PartState.Late);
        part.CountedAt.Should().Be(Due + Tick);
        part.Points.Should().Be(9);
    }

    [Fact]
    public void A_picture_after_the_cut_off_does_not_pull_down_the_others()
    {
        var part = GradeOne(Images, Picture(Early, "a", "1.png"), Picture(CutOff + Tick, "b", "2.png"));
        part.State.Should().Be(PartState.OnTime);
        part.Of(RuleIds.ImageCount).Measured.En.Should().Be("1 picture");
        part.Attempts[1].Reason.En.Should().Contain("after the cut-off");
    }

    [Theory]
    [InlineData(AttemptChoice.LatestOnTimeElseLatest, 10)]
    [InlineData(AttemptChoice.Latest, 9)]
    [InlineData(AttemptChoice.Best, 10)]
    public void The_courses_choice_holds_for_each_slot(AttemptChoice choice, int points) =>
        Grade(
            CourseOf(Images) with
            {
                Counts = choice,
            },
            Picture(Early, "a", "1.png"),
            Picture(Due + Tick, "b", "1.png")
        )
            .Points.Should()
            .Be(points);

    [Fact]
    public void Entries_of_a_zip_and_single_files_share_the_slots()
    {
        var zip = File(
            Images,
            Early,
            new ImagesFacts { Images = [Seen("1.png"), Seen("2.png")] },
            "zip",
            name: "a.zip"
        );
        var part = GradeOne(Images, zip, Picture(Due, "single", "2.png"));
        part.Of(RuleIds.ImageCount).Measured.En.Should().Be("2 pictures");
        part.Attempts.Single(a => a.AttemptId == "zip").Reason.En.Should().Contain("1 picture of it");
    }

    [Fact]
    public void The_confidences_are_those_of_the_pictures_that_count()
    {
        GradeOne(Images, Picture(Due, "a", "labels-only.png") with { Facts = new ImagesFacts() })
            .ConfidenceTenths.Should()
            .BeNull();
        GradeOne(Images).ConfidenceTenths.Should().BeNull();
        GradeOne(Images, Picture(Early, "a", "1.png"), Picture(Due, "b", "1.png"), Picture(Early, "c", "2.png"))
            .ConfidenceTenths.Should()
            .Equal([0, 0, 0, 0, 0, 0, 2, 0, 0, 0], "of the slot 1.png the newer one counts");
    }

    [Fact]
    public void The_same_picture_under_another_name_is_another_slot()
    {
        var part = GradeOne(
            Images,
            Picture(Early, "a", "1.png", content: "x"),
            Picture(Early, "b", "2.png", content: "x"),
            Picture(Due, "c", "2.png", content: "x")
        );
        part.Of(RuleIds.ImageCount).Measured.En.Should().Be("2 pictures");
        part.Attempts.Single(a => a.AttemptId == "c").Reason.En.Should().Contain("same bytes as b");
    }

    [Fact]
    public void An_unreadable_picture_never_displaces_a_readable_one_and_is_shown()
    {
        var verdict = Grade(
            CourseOf(Images),
            Picture(Early, "a", "1.png"),
            File(Images, Due, Broken(Obstacle.UnsupportedFormat), "b", name: "1.png")
        );
        var part = verdict.Parts[0];
        Counted(part).Should().Equal("a");
        part.Of(RuleIds.ImagesReadable).Outcome.Should().Be(Outcome.Violated);
        part.Of(RuleIds.ImagesReadable).Measured.Ko.Should().StartWith("1.png: 지원하지 않는 형식");
        verdict.NeedsAttention.Should().BeTrue();
        part.Points.Should().Be(10);
    }

    [Fact]
    public void A_picture_replaced_under_its_name_needs_no_attention() =>
        Grade(CourseOf(Images), File(Images, Early, Broken(), "a", name: "1.png"), Picture(Due, "b", "1.png"))
            .NeedsAttention.Should()
            .BeFalse();

    [Theory]
    [InlineData("IMG_1.heic", "IMG_1.jpg")]
    [InlineData("IMG_1.HEIC", "IMG_1.JPG")]
    [InlineData("a.b/IMG.1.heic", "a.b/IMG.1.png")]
    [InlineData("그림.heic", "\u1100\u1173\u1105\u1175\u11b7.png")]
    [InlineData("photos.alz", "photos.zip")]
    [InlineData("photos.zip", "photos.zip")]
    [InlineData("photos.zip", "photos.ZIP")]
    public void A_file_that_could_not_be_inspected_no_longer_stands_once_one_of_its_name_could(string bad, string good)
    {
        var verdict = Grade(
            CourseOf(Images),
            File(Images, Early, Broken(), "a", name: bad),
            File(Images, Due, new ImagesFacts { Images = [Seen(good.EndsWith('g') ? good : "1.png")] }, "b", name: good)
        );
        verdict.Parts[0].Of(RuleIds.ImagesReadable).Outcome.Should().Be(Outcome.Satisfied);
        verdict.NeedsAttention.Should().BeFalse();
    }

    [Theory]
    [InlineData("IMG_1.heic", "IMG_2.jpg")]
    [InlineData("IMG_1.heic", "img_1.jpg")]
    [InlineData("a.b/IMG", "a.jpg")]
    [InlineData("photos.zip", "photos.png")]
    public void A_file_of_another_name_does_not_stand_for_it(string bad, string good) =>
        GradeOne(Images, File(Images, Early, Broken(), "a", name: bad), Picture(Due, "b", good))
            .Of(RuleIds.ImagesReadable)
            .Measured.En.Should()
            .StartWith(bad);

    [Fact]
    public void A_later_file_that_could_not_be_inspected_stands_beside_an_earlier_one_that_could() =>
        GradeOne(Images, Picture(Early, "a", "1.jpg"), File(Images, Due, Broken(), "b", name: "1.heic"))
            .Of(RuleIds.ImagesReadable)
            .Outcome.Should()
            .Be(Outcome.Violated);

    [Fact]
    public void Neither_one_that_could_not_be_inspected_nor_one_after_the_cut_off_stands_for_it()
    {
        var first = File(Images, Early, Broken(), "a", name: "1.heic");
        var other = Picture(Early, "b", "2.png");
        GradeOne(Images, first, other, File(Images, Due, Broken(), "c", name: "1.jpg"))
            .Of(RuleIds.ImagesReadable)
            .Measured.En.Should()
            .Contain("1.heic")
            .And.Contain("1.jpg");
        GradeOne(Images, first, other, Picture(CutOff + Tick, "c", "1.jpg"))
            .Of(RuleIds.ImagesReadable)
            .Outcome.Should()
            .Be(Outcome.Violated);
    }

    [Theory]
    [InlineData("again.zip", "a.jpg", Outcome.Satisfied)]
    [InlineData("pictures.zip", "c.jpg", Outcome.Satisfied)]
    [InlineData("again.zip", "c.jpg", Outcome.Violated)]
    public void A_picture_of_a_zip_stands_until_it_or_the_zip_came_anew(string zip, string picture, Outcome outcome)
    {
        var bad = new ImageFacts { Slot = "a.heic", Problem = Broken() };
        GradeOne(
                Images,
                Pictures(bad, Seen("b.png")) with
                {
                    Arrived = Early,
                },
                File(Images, Due, new ImagesFacts { Images = [Seen(picture)] }, "b", name: zip)
            )
            .Of(RuleIds.ImagesReadable)
            .Outcome.Should()
            .Be(outcome);
    }

    [Fact]
    public void Labels_that_could_not_be_inspected_are_told_as_labels_and_not_as_a_picture()
    {
        var verdict = Grade(
            CourseOf(Images),
            Picture(Early, "a", "1.png"),
            File(Images, Due, new Uninspectable(Obstacle.Damaged, "line 1: \"a,b\""), "l1", name: "Labels.csv")
        );
        var part = verdict.Parts[0];
        part.Of(RuleIds.ImagesReadable).Outcome.Should().Be(Outcome.Satisfied);
        var finding = part.Of(RuleIds.ImagesLabels);
        finding.Outcome.Should().Be(Outcome.NeedsPerson);
        finding
            .Measured.Should()
            .Be(
                new Text(
                    "표기된 이미지 없음. Labels.csv: 읽을 수 있는 표기 없음(line 1: \"a,b\")",
                    "no labelled picture. Labels.csv: no label can be read (line 1: \"a,b\")"
                )
            );
        finding.Next.En.Should().StartWith("Correct this and hand in labels.csv again").And.NotContain("JPEG");
        verdict.NeedsAttention.Should().BeFalse();
    }

    [Fact]
    public void Labels_that_could_not_be_inspected_are_no_longer_told_once_others_came() =>
        GradeOne(
            Images,
            Picture(Early, "a", "1.png"),
            File(Images, Early, Broken(), "l0", name: "labels.csv"),
            Labels(Due, ("1.png", "3"))
        )
            .Findings.Should()
            .OnlyContain(finding => finding.Outcome == Outcome.Satisfied || finding.Rule == RuleIds.ImageCount);

    [Fact]
    public void Labels_of_which_nothing_can_be_used_are_told_and_displace_none()
    {
        var unusable = Pictures(Seen("2.png"));
        var facts = (ImagesFacts)unusable.Facts with
        {
            LabelProblems = [new LabelProblem(1, "label,file", LabelFault.Header) { File = "x/labels.csv" }],
        };
        var finding = GradeOne(
                Images,
                Picture(Early, "a", "1.png"),
                Labels(Early, ("1.png", "3")),
                unusable with
                {
                    Facts = facts,
                }
            )
            .Of(RuleIds.ImagesLabels);
        finding
            .Measured.En.Should()
            .Be(
                "1 of 1 read as labelled (100 %). x/labels.csv line 1 \"label,file\": the first line is not file,label"
            );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Labels_alone_ask_for_the_pictures(bool readable)
    {
        var labels = readable ? Labels(Due, ("1.png", "3")) : File(Images, Due, Broken(), name: "labels.csv");
        var finding = GradeOne(Images, labels).Of(RuleIds.Readable);
        finding.Outcome.Should().Be(Outcome.Violated);
        finding.Measured.En.Should().Be("only labels.csv came, and no picture");
        finding.Next.En.Should().StartWith("Hand in the pictures.");
    }

    [Fact]
    public void A_picture_that_could_not_be_inspected_is_told_before_labels() =>
        GradeOne(Images, File(Images, Early, Broken(), "a", name: "1.png"), Labels(Due, ("1.png", "3")))
            .Of(RuleIds.Readable)
            .Measured.En.Should()
            .Be("1.png: damaged (xref at 120)");

    [Fact]
    public void Labels_in_time_do_not_save_pictures_after_the_cut_off() =>
        GradeOne(Images, Labels(Early, ("1.png", "3")), Picture(CutOff + Tick, "a", "1.png"))
            .State.Should()
            .Be(PartState.AfterCutOff);

    [Fact]
    public void Labels_without_any_picture_earn_nothing_for_now()
    {
        var part = GradeOne(Images, Labels(Due, ("1.png", "3")));
        part.State.Should().Be(PartState.NeedsAttention);
        part.Points.Should().Be(0);
    }

    [Theory]
    [InlineData(2, 3, 1, Outcome.NeedsPerson)]
    [InlineData(2, 3, 2, Outcome.Satisfied)]
    [InlineData(2, 3, 3, Outcome.Satisfied)]
    [InlineData(2, 3, 4, Outcome.NeedsPerson)]
    public void A_number_of_pictures_outside_the_limits_needs_a_person(int min, int max, int count, Outcome outcome)
    {
        var part = Images with { MinImages = min, MaxImages = max };
        var files = Enumerable.Range(0, count).Select(i => Picture(Due, $"a{i}", $"{i}.png")).ToArray();
        var verdict = GradeOne(part, files);
        verdict.Of(RuleIds.ImageCount).Outcome.Should().Be(outcome);
        verdict.Points.Should().Be(10);
    }

    [Theory]
    [InlineData(Doubt.LowConfidence, "1.png (3? 61.5 %, low confidence)", "1.png(3? 61.5 %, 확신이 낮음)")]
    [InlineData(Doubt.SeveralObjects, "1.png (3? 61.5 %, several objects)", "1.png(3? 61.5 %, 대상이 여럿임)")]
    [InlineData(Doubt.Unfamiliar, "1.png (3? 61.5 %, unlike the training data)", "1.png(3? 61.5 %, 학습한 것과 다름)")]
    [InlineData(Doubt.NothingFound, "1.png (nothing found)", "1.png(대상을 찾지 못함)")]
    [InlineData(null, "1.png (3? 61.5 %)", "1.png(3? 61.5 %)")]
    public void A_picture_the_model_is_unsure_of_needs_a_person_and_says_why(Doubt? doubt, string en, string ko)
    {
        var unsure = Seen("1.png", Certainty.Unsure);
        var part = GradeOne(
            Images,
            Pictures(unsure with { Prediction = unsure.Prediction! with { Doubt = doubt } }, Seen("2.png"))
        );
        part.Of(RuleIds.ImagesRecognised).Outcome.Should().Be(Outcome.NeedsPerson);
        part.Of(RuleIds.ImagesRecognised)
            .Measured.Should()
            .Be(new Text($"2개 중 1개 확인 필요: {ko}", $"1 of 2 to be looked at: {en}"));
    }

    [Theory]
    [InlineData("3", Outcome.Satisfied)]
    [InlineData(" 3 ", Outcome.Satisfied)]
    [InlineData("8", Outcome.NeedsPerson)]
    public void A_label_that_the_model_does_not_see_needs_a_person(string label, Outcome outcome) =>
        GradeOne(Images, Picture(Due, "a", "1.png"), Labels(Due, ("1.png", label)))
            .Of(RuleIds.ImagesRecognised)
            .Outcome.Should()
            .Be(outcome);

    [Fact]
    public void A_label_without_its_picture_needs_a_person() =>
        GradeOne(Images, Picture(Due, "a", "1.png"), Labels(Due, ("7.png", "3")))
            .Of(RuleIds.ImagesRecognised)
            .Measured.En.Should()
            .Contain("7.png (only in labels.csv)");

    [Fact]
    public void The_newest_labels_count_and_their_lateness_too()
    {
        var part = GradeOne(
            Images,
            Picture(Due, "a", "1.png"),
            Labels(Early, ("1.png", "8")),
            Labels(Due, ("1.png", "3"), "l2")
        );
        part.Of(RuleIds.ImagesRecognised).Outcome.Should().Be(Outcome.Satisfied);
        Counted(part).Should().Equal("a", "l2");
        GradeOne(Images, Picture(Due, "a", "1.png"), Labels(Due + Tick, ("1.png", "3")))
            .State.Should()
            .Be(PartState.Late);
    }

    [Fact]
    public void Without_a_model_nothing_is_said_of_recognition() =>
        GradeOne(Images, File(Images, Due, new ImagesFacts { Images = [new ImageFacts { Slot = "1.png" }] }))
            .Findings.Should()
            .NotContain(finding => finding.Rule == RuleIds.ImagesRecognised);

    [Fact]
    public void Labels_of_names_and_of_the_file_are_compared_together_and_the_file_comes_first()
    {
        var part = GradeOne(
            Images,
            Pictures(
                Seen("3_1.png") with
                {
                    Label = "3",
                },
                Seen("8_1.png") with
                {
                    Label = "8",
                },
                Seen("8_2.png") with
                {
                    Label = "8",
                },
                Seen("3_2.png", Certainty.Unsure) with
                {
                    Label = "3",
                },
                Seen("no label.png")
            ),
            Labels(Due, ("8_2.png", "3"))
        );

        var finding = part.Of(RuleIds.ImagesLabels);
        finding
            .Measured.Should()
            .Be(new Text("표기된 4개 중 2개 일치(50 %), 1개 불확실", "2 of 4 read as labelled (50 %), 1 unsure"));
        (finding.Outcome, finding.Deduction).Should().Be((Outcome.Satisfied, 0));
        part.Of(RuleIds.ImagesRecognised).Measured.En.Should().Contain("8_1.png (model 3, label 8)");
    }

    [Fact]
    public void A_line_that_cannot_be_used_is_told_with_its_number_and_the_reason()
    {
        var file = File(
            Images,
            Due,
            new ImagesFacts
            {
                Labels = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["1.png"] = "3" },
                LabelProblems =
                [
                    new LabelProblem(4, "2.png,seven", LabelFault.UnknownLabel),
                    new LabelProblem(6, "3.png,", LabelFault.NoLabel),
                ],
            },
            "l1",
            name: "labels.csv"
        );

        var finding = GradeOne(Images, Picture(Due, "a", "1.png"), file).Of(RuleIds.ImagesLabels);

        finding.Outcome.Should().Be(Outcome.NeedsPerson);
        finding
            .Measured.En.Should()
            .Be(
                "1 of 1 read as labelled (100 %). labels.csv line 4 \"2.png,seven\": not a label of this task, labels.csv line 6 \"3.png,\": no label"
            );
        finding.Next.Ko.Should().Contain("labels.csv를 다시 제출하십시오");
    }

    [Fact]
    public void Labels_with_another_first_line_are_told_though_none_of_them_is_read()
    {
        var zip = Pictures(Seen("1.png"));
        var facts = (ImagesFacts)zip.Facts with
        {
            LabelProblems = [new LabelProblem(1, "label,file", LabelFault.Header)],
        };

        GradeOne(Images, zip with { Facts = facts })
            .Of(RuleIds.ImagesLabels)
            .Measured.En.Should()
            .Be("no labelled picture. labels.csv line 1 \"label,file\": the first line is not file,label");
    }

    [Fact]
    public void Without_labels_nothing_is_said_of_them() =>
        GradeOne(Images, Picture(Due, "a", "1.png"))
            .Findings.Should()
            .NotContain(finding => finding.Rule == RuleIds.ImagesLabels);

    private static AttemptEvidence Pictures(params ImageFacts[] pictures) =>
        File(Images, Due, new ImagesFacts { Images = pictures }, "zip", name: "pictures.zip");

    private static AttemptEvidence Picture(
        Instant arrived,
        string id,
        string slot,
        Certainty certainty = Certainty.Known,
        string? content = null
    ) => File(Images, arrived, new ImagesFacts { Images = [Seen(slot, certainty)] }, id, content, slot);

    private static AttemptEvidence Picture(Instant arrived, string id, string slot, string content) =>
        Picture(arrived, id, slot, Certainty.Known, content);

    private static AttemptEvidence Labels(Instant arrived, (string Slot, string Label) label, string id = "l1") =>
        File(
            Images,
            arrived,
            new ImagesFacts
            {
                Labels = new SortedDictionary<string, string>(StringComparer.Ordinal) { [label.Slot] = label.Label },
            },
            id,
            name: "labels.csv"
        );

    private static ImageFacts Seen(string slot, Certainty certainty = Certainty.Known) =>
        new()
        {
            Slot = slot,
            Format = "png",
            Width = 28,
            Height = 28,
            Prediction = new Prediction
            {
                Label = "3",
                Confidence = 0.615m,
                Decision = certainty,
                Seen = [],
                Model = new string('b', 64),
            },
        };

    private static IEnumerable<string> Counted(PartVerdict part) =>
        part.Attempts.Where(attempt => attempt.Counts).Select(attempt => attempt.AttemptId);
}
