using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Vision.Tests.Pictures;

public sealed class GreyPictureTests
{
    [Theory]
    [InlineData(SKColorType.Rgba8888, SKAlphaType.Opaque)]
    [InlineData(SKColorType.Bgra8888, SKAlphaType.Unpremul)]
    [InlineData(SKColorType.Bgra8888, SKAlphaType.Premul)]
    [InlineData(SKColorType.Rgb888x, SKAlphaType.Opaque)]
    public void Red_weighs_the_same_in_every_colour_type(SKColorType colours, SKAlphaType alpha)
    {
        using var picture = new SKBitmap(new SKImageInfo(30, 20, colours, alpha));
        picture.Erase(SKColors.Red);

        GreyPicture.From(picture).Values.Should().AllSatisfy(value => value.Should().BeApproximately(0.299f, 0.001f));
    }

    [Fact]
    public void A_large_picture_is_averaged_down()
    {
        using var picture = new SKBitmap(new SKImageInfo(1001, 501, SKColorType.Gray8, SKAlphaType.Opaque));
        picture.Erase(SKColors.White);

        var grey = GreyPicture.From(picture);

        (grey.Width, grey.Height).Should().Be((334, 167));
        grey.Values.Should().AllSatisfy(value => value.Should().BeApproximately(1, 0.001f));
    }

    [Fact]
    public void What_is_transparent_is_paper()
    {
        using var picture = new SKBitmap(new SKImageInfo(10, 10, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        picture.Erase(SKColors.Transparent);
        picture.SetPixel(5, 5, SKColors.Black);

        var grey = GreyPicture.From(picture);

        (grey[0, 0], grey[5, 5]).Should().Be((1f, 0f));
    }

    [Fact]
    public void A_bitmap_without_pixels_is_refused()
    {
        using var picture = new SKBitmap();

        FluentActions.Invoking(() => GreyPicture.From(picture)).Should().Throw<ArgumentException>();
    }
}
