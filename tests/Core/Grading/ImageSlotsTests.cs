using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using static CourseAI.Core.Tests.Grading.ImagesEvidence;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading;

/// <summary>Which of the pictures that came counts for its slot, and which that could not be inspected still stands.</summary>
public sealed class ImageSlotsTests
{
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
}
