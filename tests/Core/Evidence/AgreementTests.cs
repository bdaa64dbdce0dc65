using CourseAI.Core.Evidence;

namespace CourseAI.Core.Tests.Evidence;

public sealed class AgreementTests
{
    [Fact]
    public void Labels_and_answers_are_counted_by_cell_and_unsure_is_never_right()
    {
        var agreement = Agreement.Of([
            Picture("3", "3"),
            Picture("3", "8"),
            Picture("3", "3"),
            Picture("3", "3", Certainty.Unsure),
            Picture(" 7", "7"),
        ])!;

        agreement
            .Cells.Should()
            .Equal(
                new AgreementCell("3", "3", 2),
                new AgreementCell("3", "8", 1),
                new AgreementCell("3", null, 1),
                new AgreementCell("7", "7", 1)
            );
        (agreement.Labelled, agreement.Right, agreement.Unsure, agreement.Accuracy).Should().Be((5, 3, 1, 0.6m));
    }

    [Fact]
    public void A_share_is_rounded_to_four_decimals() =>
        Agreement.Of([Picture("1", "1"), Picture("1", "1"), Picture("1", "7")])!.Accuracy.Should().Be(0.6667m);

    [Fact]
    public void Without_a_label_or_an_answer_nothing_is_compared() =>
        Agreement.Of([Picture(null, "3"), (new ImageFacts { Slot = "a.png" }, "3")]).Should().BeNull();

    [Fact]
    public void It_survives_storage_and_stands_there_with_its_figures()
    {
        var facts = new ImagesFacts { Agreement = Agreement.Of([Picture("3", "3"), Picture("3", "8")]) };

        var json = CoreJson.Serialize<Facts>(facts);

        System.Text.Encoding.UTF8.GetString(json).Should().Contain("\"right\":1").And.Contain("\"accuracy\":0.5");
        CoreJson
            .Deserialize<Facts>(json)
            .Should()
            .BeOfType<ImagesFacts>()
            .Which.Agreement!.Cells.Should()
            .Equal(facts.Agreement!.Cells);
    }

    private static (ImageFacts Image, string? Label) Picture(
        string? label,
        string said,
        Certainty certainty = Certainty.Known
    ) =>
        (
            new ImageFacts
            {
                Slot = "a.png",
                Prediction = new Prediction
                {
                    Label = said,
                    Confidence = 0.9m,
                    Decision = certainty,
                    Seen = [],
                    Model = "",
                },
            },
            label
        );
}
