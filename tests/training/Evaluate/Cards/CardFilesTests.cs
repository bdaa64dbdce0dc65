using CourseAI.Training.Cards;
using CourseAI.Training.Charts;
using CourseAI.Training.Measures;
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
    public void One_image_of_ten_thousand_makes_a_counted_figure_another() =>
        Differences(With("icons.accuracy", 0.7501)).Should().Equal("icons.accuracy is 0.7500, the card says 0.7501");

    [Fact]
    public void One_unit_of_the_fourth_decimal_is_rounding_in_a_mean_of_probabilities() =>
        Differences(With("icons.calibrationError", Math.Round(True.Figures["icons.calibrationError"] + 0.0001, 4)))
            .Should()
            .BeEmpty();

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
            .Differences(
                With("photos.macro", 0.87),
                new ToolEvaluation(Empty, Icons, new PhotoAnswers(Icons, Icons, Icons))
            )
            .Should()
            .Contain("photos.macro is 0.7500, the card says 0.8700");

    [Fact]
    public void A_page_and_pictures_that_were_just_written_are_up_to_date() => OutOfDate(_ => { }).Should().BeEmpty();

    [Fact]
    public void A_page_that_somebody_edited_is_told() =>
        OutOfDate(folder => File.AppendAllText(Path.Combine(folder, "tools.md"), "It is never wrong.\n"))
            .Should()
            .Equal("tools.md is not the page of this card");

    [Fact]
    public void A_chart_of_one_mistake_more_is_told() =>
        OutOfDate(folder =>
                File.WriteAllBytes(
                    Path.Combine(folder, ToolPage.IconPictures.Confusion),
                    ConfusionChart.Draw(Confusion.Of(Empty.Labels, [.. Icons.All, Answers.Of("hammer", "saw")]))
                )
            )
            .Should()
            .Equal($"{ToolPage.IconPictures.Confusion} shows something else than was measured");

    [Fact]
    public void A_picture_that_is_none_is_told() =>
        OutOfDate(folder => File.WriteAllText(Path.Combine(folder, ToolPage.MistakesPicture), "none"))
            .Should()
            .Equal($"{ToolPage.MistakesPicture} shows something else than was measured");

    [Fact]
    public void What_is_missing_is_told() =>
        OutOfDate(folder =>
            {
                File.Delete(Path.Combine(folder, "tools.md"));
                File.Delete(Path.Combine(folder, ToolPage.MistakesPicture));
            })
            .Should()
            .Equal("tools.md is missing", $"{ToolPage.MistakesPicture} is missing");

    [Fact]
    public void The_command_ends_with_0_where_all_is_as_it_was_written() =>
        AfterWriting(_ => { }, Compare).Should().Be(0);

    [Fact]
    public void The_command_ends_with_1_where_the_page_is_another() =>
        AfterWriting(folder => File.WriteAllText(Path.Combine(folder, "tools.md"), ""), Compare).Should().Be(1);

    [Fact]
    public void The_command_ends_with_1_where_a_figure_is_another() =>
        AfterWriting(_ => { }, zip => Compare(zip, With("icons.accuracy", 0.76))).Should().Be(1);

    /// <summary>Of the true card's files, as they were written and then changed.</summary>
    private static List<string> OutOfDate(Action<string> change) =>
        AfterWriting(change, zip => CardFiles.OutOfDate(zip, Measured(True)).ToList());

    private static int Compare(string zip) => Compare(zip, True);

    private static int Compare(string zip, ModelCard card) =>
        EvaluateCommand.Tell(zip, Measured(card), card.Timings, write: false);

    private static ToolEvaluation Measured(ModelCard card) => new(card, Icons, photos: null);

    private static T AfterWriting<T>(Action<string> change, Func<string, T> ask)
    {
        var folder = Directory.CreateTempSubdirectory("cards-").FullName;
        try
        {
            var zip = Path.Combine(folder, "tools.zip");
            File.WriteAllBytes(zip, [1]);
            CardFiles.Write(zip, Measured(True), True.Timings);
            change(folder);
            return ask(zip);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ModelCard With(string figure, double value) =>
        True with
        {
            Figures = new Dictionary<string, double>(True.Figures, StringComparer.Ordinal) { [figure] = value },
        };

    private static IEnumerable<string> Differences(ModelCard card) =>
        CardFiles.Differences(card, new ToolEvaluation(Empty, Icons, photos: null));
}
