using System.Security.Cryptography;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Tests;

public sealed class InspectorTests
{
    [Fact]
    public async Task Size_and_hash_are_those_of_the_whole_file()
    {
        var bytes = RandomNumberGenerator.GetBytes(HashedCopy.MemoryLimit + 12345);
        var inspected = await Parts.Zip.InspectAsync(bytes);
        inspected.Size.Should().Be(bytes.Length);
        inspected.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task An_empty_file_is_empty() =>
        (await Parts.Pdf.FactsAsync([])).Should().BeOfType<Uninspectable>().Which.Obstacle.Should().Be(Obstacle.Empty);

    [Fact]
    public async Task A_file_beyond_the_limit_is_hashed_and_not_opened()
    {
        var bytes = "%PDF-1.7 not really"u8.ToArray();
        var inspected = await (Parts.Pdf with { MaxBytes = bytes.Length - 1 }).InspectAsync(bytes);
        inspected.Facts.Should().BeOfType<Uninspectable>().Which.Obstacle.Should().Be(Obstacle.TooLarge);
        inspected.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task A_failing_model_is_no_fact_of_the_file()
    {
        using var bitmap = new SkiaSharp.SKBitmap(10, 10);
        using var png = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        var inspect = () =>
            Parts.Images.InspectAsync(
                png.ToArray(),
                "a.png",
                (_, _) => throw new InvalidOperationException("the model is not there")
            );
        await inspect.Should().ThrowAsync<InvalidOperationException>();
    }
}
