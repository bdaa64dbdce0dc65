using CourseAI.Training.Digits;
using CourseAI.Vision.Tests;

namespace CourseAI.Training.Tests.Train.Digits;

public sealed class DigitDistortionTests
{
    private const int Pictures = 200;
    private const int TimesEach = 10;

    [Fact]
    public void At_strength_0_a_digit_stays_nearly_as_it_is() =>
        Distorted(strength: 0).Should().OnlyContain(each => Difference(each) < 0.02);

    [Fact]
    public void At_strength_1_every_digit_is_another() =>
        Distorted(strength: 1).Should().OnlyContain(each => Difference(each) > 0.02);

    [Theory]
    [InlineData(0.35f)]
    [InlineData(1f)]
    public void Ink_stays_between_none_and_all_and_enough_of_it_stays(float strength) =>
        Distorted(strength)
            .Should()
            .OnlyContain(each =>
                each.After.All(ink => ink >= 0 && ink <= 1) && each.After.Sum() > 0.15 * Sum(each.Before)
            );

    [Fact]
    public void The_same_seed_gives_the_same_picture() =>
        Distorted(strength: 1)
            .SelectMany(each => each.After)
            .Should()
            .Equal(Distorted(strength: 1).SelectMany(each => each.After));

    [Fact]
    public void Light_from_one_side_makes_ink_paler_there_and_nowhere_darker()
    {
        foreach (var seed in Enumerable.Range(0, TimesEach))
        {
            var ink = Black();

            DigitDistortion.Fade(ink, new Random(seed));

            ink.Max().Should().Be(1);
            ink.Min().Should().BeInRange(0.35f, 0.8f);
        }
    }

    [Fact]
    public void A_removed_line_takes_a_part_of_what_lies_on_it_and_leaves_the_rest()
    {
        foreach (var seed in Enumerable.Range(0, TimesEach))
        {
            var ink = Black();

            DigitDistortion.RemoveLine(ink, new Random(seed));

            ink.Min().Should().BeInRange(0.29f, 0.9f);
            ink.Count(value => value < 1).Should().BeInRange(MnistSet.Side, 3 * MnistSet.Side);
        }
    }

    private static float[] Black() => [.. Enumerable.Repeat(1f, MnistSet.Pixels)];

    private static List<(byte[] Before, float[] After)> Distorted(float strength)
    {
        var distortion = new DigitDistortion();
        return
        [
            .. Enumerable
                .Range(0, Pictures * TimesEach)
                .Select(i =>
                {
                    var before = Classifier.Mnist.Image(i % Pictures).ToArray();
                    var after = new float[before.Length];
                    distortion.Apply(before, after, new Random(i), strength);
                    return (before, after);
                }),
        ];
    }

    /// <summary>Mean of all pixels, of 1.</summary>
    private static double Difference((byte[] Before, float[] After) each) =>
        each.Before.Zip(each.After, (before, after) => Math.Abs((before / 255.0) - after)).Average();

    private static double Sum(byte[] ink) => ink.Sum(each => each / 255.0);
}
