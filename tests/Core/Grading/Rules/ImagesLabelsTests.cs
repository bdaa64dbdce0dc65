using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using static CourseAI.Core.Tests.Grading.ImagesEvidence;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading.Rules;

/// <summary>What labels.csv and names of files say, beside what the model sees.</summary>
public sealed class ImagesLabelsTests
{
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
}
