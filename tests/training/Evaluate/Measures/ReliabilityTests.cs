using CourseAI.Training.Measures;

namespace CourseAI.Training.Tests.Evaluate.Measures;

public sealed class ReliabilityTests
{
    [Fact]
    public void The_error_is_the_bins_mean_distance_weighted_by_their_pictures()
    {
        var reliability = Reliability.Of([
            // The bin from 14/15: confidence 0.96, 3 of 4 right, 0.21 apart.
            Answers.Of("1", "1", 0.95),
            Answers.Of("1", "1", 0.95),
            Answers.Of("1", "1", 0.97),
            Answers.Of("1", "7", 0.97),
            // The bin from 7/15: confidence 0.5, all right, 0.5 apart.
            Answers.Of("2", "2", 0.5),
        ]);

        reliability.Error.Should().BeApproximately(((4 * 0.21) + (1 * 0.5)) / 5, 1e-12);
        reliability.Bins[14].Right.Should().Be(new Share(3, 4));
        reliability.Bins[7].Right.Should().Be(new Share(1, 1));
        reliability.Bins.Sum(bin => bin.Right.Of).Should().Be(5);
    }

    [Fact]
    public void A_model_that_is_as_often_right_as_it_says_has_no_error() =>
        Reliability
            .Of([.. Answers.Many(3, Answers.Of("1", "1", 0.75)), Answers.Of("1", "7", 0.75)])
            .Error.Should()
            .BeApproximately(0, 1e-12);

    [Fact]
    public void Full_confidence_is_in_the_last_bin() =>
        Reliability.Of([Answers.Of("1", "1", 1)]).Bins[^1].Right.Should().Be(new Share(1, 1));

    [Fact]
    public void Without_answers_there_is_no_error() => Reliability.Of([]).Error.Should().Be(0);
}
