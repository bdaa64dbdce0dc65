using CourseAI.Core.Evidence;

namespace CourseAI.Core.Tests.Evidence;

public sealed class ConfidenceTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.0999", 0)]
    [InlineData("0.1", 1)]
    [InlineData("0.8999", 8)]
    [InlineData("0.9", 9)]
    [InlineData("1", 9)]
    public void A_tenth_begins_at_its_edge_and_the_last_holds_full_confidence(string confidence, int tenth)
    {
        var tenths = Confidence.Tenths([Seen(decimal.Parse(confidence, null))])!;
        tenths.Should().HaveCount(10);
        tenths.Select((count, index) => (count, index)).Where(bin => bin.count > 0).Should().Equal((1, tenth));
    }

    [Fact]
    public void Pictures_that_no_model_looked_at_are_not_counted()
    {
        Confidence.Tenths([new ImageFacts { Slot = "a.png" }]).Should().BeNull();
        Confidence.Tenths([new ImageFacts { Slot = "a.png" }, Seen(0.5m)])!.Sum().Should().Be(1);
    }

    private static ImageFacts Seen(decimal confidence) =>
        new()
        {
            Slot = "7.png",
            Prediction = new Prediction
            {
                Label = "7",
                Confidence = confidence,
                Decision = Certainty.Known,
                Seen = [],
                Model = new string('b', 64),
            },
        };
}
