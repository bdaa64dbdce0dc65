using CourseAI.Training.Learning;

namespace CourseAI.Training.Tests.Train.Learning;

public sealed class FallingTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.5)]
    [InlineData(1, 0)]
    public void It_goes_from_the_whole_rate_to_none(double done, double share) =>
        Falling.At(done).Should().BeApproximately(share, 1e-12);

    [Fact]
    public void At_first_it_falls_slowly() => Falling.At(0.25).Should().BeGreaterThan(0.85);
}
