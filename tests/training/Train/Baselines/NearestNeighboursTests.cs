using CourseAI.Training.Baselines;

namespace CourseAI.Training.Tests.Train.Baselines;

public sealed class NearestNeighboursTests
{
    /// <summary>Images of two pixels, as points of a plane.</summary>
    private static readonly byte[] Images = [0, 0, 0, 10, 10, 0, 200, 200, 210, 200, 100, 100];
    private static readonly byte[] Labels = [1, 1, 7, 7, 7, 4];

    [Theory]
    [InlineData(1, 1, 1)] // (0, 0), (0, 10), (10, 0): 1, 1, 7
    [InlineData(220, 220, 7)] // (210, 200), (200, 200), (100, 100): 7, 7, 4
    public void Most_of_the_three_nearest_decide(byte x, byte y, int digit)
    {
        using var neighbours = new NearestNeighbours(Images, Labels);
        neighbours.Read([x, y]).Should().Be(digit);
    }

    [Fact]
    public void When_all_three_differ_the_nearest_decides()
    {
        using var neighbours = new NearestNeighbours([0, 0, 0, 30, 40, 0], [5, 6, 7]);
        neighbours.Read([0, 20]).Should().Be(6);
    }

    [Fact]
    public void What_was_saved_reads_the_same()
    {
        var zip = Path.GetTempFileName();
        try
        {
            NearestNeighbours.Save(Images, Labels, zip);
            using var neighbours = NearestNeighbours.Load(zip);
            neighbours.Read([1, 1]).Should().Be(1);
            neighbours.Read([220, 220]).Should().Be(7);
        }
        finally
        {
            File.Delete(zip);
        }
    }

    [Fact]
    public void Bytes_that_are_no_images_of_one_length_are_refused()
    {
        var making = () => new NearestNeighbours(Images.AsSpan(1), Labels);
        making.Should().Throw<ArgumentException>().WithMessage("11 bytes are no 6 images of one length*");
    }
}
