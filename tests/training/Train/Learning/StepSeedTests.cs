using CourseAI.Training.Learning;

namespace CourseAI.Training.Tests.Train.Learning;

public sealed class StepSeedTests
{
    [Fact]
    public void Every_step_and_every_epoch_has_a_seed_of_its_own() =>
        Enumerable.Range(-100, 40_000).Select(index => StepSeed.Of(20261219, index)).Should().OnlyHaveUniqueItems();

    /// <summary>A training that was broken off goes on in another process.</summary>
    [Fact]
    public void It_is_the_same_in_every_process() => StepSeed.Of(2, 3).Should().Be(2_000_006 + 23_757 + 17);
}
