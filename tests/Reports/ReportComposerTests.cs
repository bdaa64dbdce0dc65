using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Core.Grading.Wording;
using CourseAI.Reports.Composing;
using CourseAI.Reports.Model;
using NodaTime;
using NodaTime.Text;

namespace CourseAI.Reports.Tests;

public sealed class ReportComposerTests
{
    [Fact]
    public void Every_finding_stands_with_outcome_measure_limit_and_what_to_do_next()
    {
        var input = Students.Worst();
        var text = Everything(input);
        foreach (var finding in input.Verdict.Parts.SelectMany(part => part.Findings))
        {
            var said = (Text[])
                [finding.Title, .. ((Text[])[finding.Measured, finding.Limit, finding.Next]).Select(TwoZones.Split)];
            foreach (
                var sentence in said.SelectMany(part => (string[])[part.Ko, part.En])
                    .Where(sentence => sentence.Length > 0)
            )
                text.Should().Contain(sentence);
        }
        text.Should().Contain("214.48 s").And.Contain("at most 180 s").And.Contain("8쪽").And.Contain("−4.00");
    }

    [Fact]
    public void Every_file_stands_with_its_size_hash_and_times_in_both_zones()
    {
        var input = Students.Best();
        var text = Everything(input);
        foreach (var attempt in input.Verdict.Parts.SelectMany(part => part.Attempts))
            text.Should().Contain(attempt.FileName).And.Contain(attempt.Sha256).And.Contain($"({attempt.Size:N0} B)");
        text.Should()
            .Contain("2026-12-19 14:57:00 KST")
            .And.Contain("2026-12-19 05:57:00 UTC")
            .And.Contain("2026-12-19 15:21:00 KST");
    }

    [Fact]
    public void The_sum_can_be_checked_by_the_reader() =>
        Everything(Students.Worst()).Should().Contain("기본 20.00 − 감점 4.00 − 지각 30% (4.80) = 11.20");

    [Fact]
    public void A_part_to_be_marked_has_no_points_and_says_so()
    {
        var record = new StudentRecord { Student = Students.Best().Student, Evidence = Students.Best().Evidence };
        var text = Everything(Samples.Graded(record));
        text.Should().Contain("40점 채점 대기").And.Contain("40 still to be marked").And.Contain("– / 40");
    }

    [Fact]
    public void The_foot_names_course_model_and_app_by_short_hashes_and_no_time()
    {
        var report = ReportComposer.Compose(Students.Best());
        report
            .Foot.Should()
            .Contain(Samples.Course.Version[..12])
            .And.Contain(Samples.Sha("digits")[..12])
            .And.Contain("CourseAI 0.1.0");
        report.Foot.Should().NotContain(Samples.Course.Version[..13]);
    }

    [Fact]
    public void Models_are_taken_from_the_evidence_where_none_are_given() =>
        ReportComposer
            .Compose(Students.Best() with { ModelVersions = null })
            .Foot.Should()
            .Contain(Samples.Sha("digits")[..12]);

    [Fact]
    public void The_time_line_measures_every_attempt_from_its_due_date()
    {
        var timeline = ReportComposer.Compose(Students.Worst()).Blocks.OfType<Timeline>().Single();
        timeline.Rows.Should().HaveCount(5);
        timeline.Rows[0].Points.Should().HaveCount(6).And.ContainSingle(point => point.Graded && point.OnTime);
        timeline
            .Rows[1]
            .Points.Should()
            .ContainSingle()
            .Which.Should()
            .Be(new TimelinePoint(Duration.FromSeconds(1), Duration.FromSeconds(1), OnTime: false, Graded: true));
        timeline.Rows[1].CutOff.Should().Be(Duration.FromDays(3));
    }

    [Fact]
    public void A_declared_file_counts_at_its_declaration_and_shows_when_it_came()
    {
        var timeline = ReportComposer.Compose(Students.Best()).Blocks.OfType<Timeline>().Single();
        timeline
            .Rows[3]
            .Points.Should()
            .ContainSingle()
            .Which.Should()
            .Be(new TimelinePoint(Duration.FromMinutes(-3), Duration.FromMinutes(21), OnTime: true, Graded: true));
    }

    [Fact]
    public void Pictures_stand_beside_what_the_model_saw_with_label_and_confidence()
    {
        var figures = ReportComposer.Compose(Students.Best()).Blocks.OfType<Figures>().Single().Items;
        figures
            .Should()
            .HaveCount(5)
            .And.OnlyContain(figure => figure.Pictures.Count == 2 && figure.Pictures[1].Pixels);
        figures[0].Lines[0].Should().Match<Cell>(cell => cell.Text.Ko == "3 · 99.8%" && cell.Tone == Tone.Good);
        figures[1].Lines[1].Text.Ko.Should().Contain("학생 표기 1 (다름)");
        figures[2]
            .Lines[0]
            .Should()
            .Match<Cell>(cell => cell.Text.Ko.StartsWith("불확실") && cell.Tone == Tone.Attention);
    }

    [Fact]
    public void Paper_on_which_nothing_was_found_is_given_no_label()
    {
        var figure = FiguresOf(Samples.Digit("x.jpg", 1, 0, Doubt.NothingFound)).Single();
        figure
            .Lines.Select(line => line.Text)
            .Should()
            .Equal(new Text("불확실", "unsure"), DoubtWording.Of(Doubt.NothingFound));
    }

    [Fact]
    public void The_label_shown_and_compared_is_the_one_that_the_finding_speaks_of()
    {
        var zip = Pictures("a.zip", -2, Samples.Digit("a.png", 3, 0.99m)) with
        {
            Facts = new ImagesFacts { Images = [Samples.Digit("a.png", 3, 0.99m)], Labels = LabelOf("a.png", "3") },
        };
        var labels = Pictures("labels.csv", -1) with { Facts = new ImagesFacts { Labels = LabelOf("a.png", "8") } };
        var input = Samples.Graded(new StudentRecord { Student = Student, Evidence = [zip, labels] });

        Recognised(input).Should().Contain("a.png (model 3, label 8)");
        Figures(input).Single().Lines[1].Text.Ko.Should().Be("학생 표기 8 (다름)");
        ReportComposer
            .Compose(input)
            .Blocks.OfType<Heading>()
            .Should()
            .ContainSingle(heading =>
                heading.Text.En == "The labels and what the model reads" && heading.Aside == "0.0%"
            );
    }

    [Fact]
    public void The_pictures_shown_are_those_that_are_graded()
    {
        var input = Samples.Graded(
            new StudentRecord
            {
                Student = Student,
                Evidence =
                [
                    Pictures("1.zip", -1, Samples.Digit("a.png", 3, 0.99m), Samples.Digit("b.png", 4, 0.99m)),
                    Pictures("2.zip", 1, Samples.Digit("a.png", 8, 0.99m), Samples.Digit("c.png", 5, 0.99m)),
                ],
            }
        );

        Figures(input)
            .Select(figure => (figure.Name, figure.Lines[0].Text.Ko))
            .Should()
            .Equal(("a.png", "3 · 99.0%"), ("b.png", "4 · 99.0%"), ("c.png", "5 · 99.0%"));
    }

    [Fact]
    public void Labelled_pictures_give_accuracy_and_a_confusion_matrix()
    {
        var blocks = ReportComposer.Compose(Students.Best()).Blocks.ToList();

        var heading = blocks.FindIndex(block => block is Heading { Text.En: "The labels and what the model reads" });
        blocks[heading].Should().BeOfType<Heading>().Which.Aside.Should().Be("50.0%");
        var table = blocks[heading + 2].Should().BeOfType<Table>().Subject;
        table.Columns.Select(column => column.Header.En).Should().Equal("Label", "1", "3", "7", "unsure", "Total");
        table
            .Rows.Select(row => row.Cells.Select(cell => cell.Text.En))
            .Should()
            .BeEquivalentTo<string[]>([
                ["1", "·", "·", "1", "·", "1"],
                ["3", "·", "1", "·", "·", "1"],
            ]);
        table.Rows[0].Cells[3].Tone.Should().Be(Tone.Attention);
        table.Rows[1].Cells[2].Tone.Should().Be(Tone.Good);
    }

    [Theory]
    [InlineData("2026-12-19T06:00:00Z", "2026-12-19 15:00:00 KST", "2026-12-19 06:00:00 UTC")]
    [InlineData("2026-12-18T23:00:00.25Z", "2026-12-19 08:00:00.25 KST", "2026-12-18 23:00:00.25 UTC")]
    public void A_time_in_two_zones_is_split_between_the_languages(string instant, string local, string utc)
    {
        var time = ShownTime.Of(InstantPattern.ExtendedIso.Parse(instant).Value, Samples.Course.TimeZone);
        TwoZones
            .Split(new Text($"({time}까지)", $"(by {time})"))
            .Should()
            .Be(new Text($"({local}까지)", $"(by {utc})"));
    }

    [Fact]
    public void A_verdict_of_another_student_is_refused()
    {
        var input = Students.Best();
        var other = input with { Record = input.Record with { Student = input.Student with { Id = "other" } } };
        FluentActions
            .Invoking(() => ReportComposer.Compose(other))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*20241234*other*");
    }

    [Theory]
    [InlineData("https://host")]
    [InlineData("https://host/")]
    public void The_receipt_stands_below_the_base_address(string address)
    {
        var report = ReportComposer.Compose(Students.Best() with { ReceiptBase = new Uri(address) });
        var codes = report
            .Blocks.OfType<Columns>()
            .SelectMany(columns => columns.Items)
            .SelectMany(column => column.Blocks)
            .OfType<QrCode>();
        codes.Should().HaveCount(5).And.OnlyContain(code => code.Content.AbsoluteUri.StartsWith("https://host/r/"));
    }

    [Fact]
    public void Another_due_date_gives_another_report()
    {
        var input = Students.Best();
        var later = Samples.Graded(
            Samples.Course with
            {
                Due = new LocalDateTime(2026, 12, 19, 15, 1),
            },
            new StudentRecord { Student = input.Student, Evidence = input.Evidence }
        );
        Everything(later).Should().Contain("2026-12-19 15:01 KST");
    }

    [Fact]
    public void Each_state_of_a_part_is_said_in_words()
    {
        var text = Everything(Students.Worst());
        foreach (var state in (string[])["기한 내 제출", "늦은 제출", "파일 확인 필요", "미제출"])
            text.Should().Contain(state);
    }

    private static readonly RosterEntry Student = new("20241234", "김하늘", "sky@example.ac.kr", "컴퓨터공학과", []);

    private static AttemptEvidence Pictures(string name, int hoursAfterDue, params ImageFacts[] images) =>
        Samples.Evidence(
            Student,
            "images",
            name,
            1000,
            Samples.Due + Duration.FromHours(hoursAfterDue),
            new ImagesFacts { Images = images }
        );

    private static SortedDictionary<string, string> LabelOf(string slot, string label) =>
        new(StringComparer.Ordinal) { [slot] = label };

    private static IReadOnlyList<Figure> FiguresOf(params ImageFacts[] images) =>
        Figures(Samples.Graded(new StudentRecord { Student = Student, Evidence = [Pictures("a.zip", -1, images)] }));

    private static IReadOnlyList<Figure> Figures(ReportInput input) =>
        ReportComposer.Compose(input).Blocks.OfType<Figures>().Single().Items;

    private static string Recognised(ReportInput input) =>
        input
            .Verdict.Parts.SelectMany(part => part.Findings)
            .Single(finding => finding.Rule == RuleIds.ImagesRecognised)
            .Measured.En;

    /// <summary>All text of the PDF, lines joined, so that a sentence is found although it was broken.</summary>
    private static string Everything(ReportInput input) => ModelText.Of(ReportComposer.Compose(input));
}
