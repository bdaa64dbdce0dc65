using CourseAI.Training.Cards;
using CourseAI.Training.Tools;
using CourseAI.Vision.Models;
using CourseAI.Vision.Tests.Models;

namespace CourseAI.Training.Tests.Evaluate.Cards;

/// <summary>Of eight icons of tools six are right; of two others one is refused; there are no photos.</summary>
public sealed class CardFilesTests
{
    private static readonly ModelCard Empty = Echo.Card(Core.Courses.VisionTask.Tools, labels: 3) with
    {
        Labels = ["hammer", "saw", "axe"],
    };

    private static readonly ToolAnswers Icons = new(
        Empty,
        [
            .. Answers.Many(6, Answers.Of("hammer", "hammer")),
            .. Answers.Many(2, Answers.Of("hammer", "saw")),
            Answers.Of(ToolEvaluation.OtherThings, "saw"),
            Answers.Unsure(ToolEvaluation.OtherThings, "saw"),
        ]
    );

    private static readonly ModelCard True = CardFiles.Updated(
        new ToolEvaluation(Empty, Icons, photos: null),
        Empty.Timings
    );

    [Fact]
    public void A_card_that_was_written_has_no_differences() => Differences(True).Should().BeEmpty();

    [Fact]
    public void A_wrong_figure_is_told_with_both_numbers() =>
        Differences(With("icons.accuracy", 0.7502)).Should().Equal("icons.accuracy is 0.7500, the card says 0.7502");

    [Fact]
    public void One_unit_of_the_fourth_decimal_is_rounding() =>
        Differences(With("icons.accuracy", 0.7501)).Should().BeEmpty();

    [Fact]
    public void A_figure_that_nothing_measures_is_told() =>
        Differences(With("icons.beauty", 1)).Should().Equal("icons.beauty is on the card, and nothing measures it");

    [Fact]
    public void A_figure_that_is_not_on_the_card_is_told() =>
        Differences(Empty).Should().Contain("icons.accuracy is 0.7500 and not on the card");

    [Fact]
    public void Figures_on_photos_are_not_compared_where_there_are_none_and_stay_on_the_card()
    {
        var card = With("photos.macro", 0.87);

        Differences(card).Should().BeEmpty();
        CardFiles
            .Updated(new ToolEvaluation(card, Icons, photos: null), card.Timings)
            .Figures.Should()
            .Contain("photos.macro", 0.87);
    }

    [Fact]
    public void Figures_on_photos_are_compared_where_there_are_photos() =>
        CardFiles
            .Differences(With("photos.macro", 0.87), new ToolEvaluation(Empty, Icons, new PhotoAnswers(Icons, Icons)))
            .Should()
            .Contain("photos.macro is 0.7500, the card says 0.8700");

    private static ModelCard With(string figure, double value) =>
        True with
        {
            Figures = new Dictionary<string, double>(True.Figures, StringComparer.Ordinal) { [figure] = value },
        };

    private static IEnumerable<string> Differences(ModelCard card) =>
        CardFiles.Differences(card, new ToolEvaluation(Empty, Icons, photos: null));
}
