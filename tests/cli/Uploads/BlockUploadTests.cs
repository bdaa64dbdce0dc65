using CourseAI.Cli.Uploads;

namespace CourseAI.Cli.Tests.Uploads;

public sealed class BlockUploadTests
{
    [Theory]
    [InlineData(0, 4)]
    [InlineData(300L << 20, 4)]
    [InlineData(100L << 30, 4)]
    [InlineData(300L << 30, 8)]
    public void Blocks_are_large_enough_for_the_number_that_storage_takes(long size, int mebibytes)
    {
        BlockUpload.BlockBytesFor(size).Should().Be(mebibytes << 20);
        (size / BlockUpload.BlockBytesFor(size)).Should().BeLessThan(50_000);
    }
}
