using System.Runtime.InteropServices;
using CourseAI.Core.Evidence;
using CourseAI.Vision.Digits;
using CsCheck;
using SkiaSharp;

namespace CourseAI.Vision.Tests.Digits;

public sealed class DigitNormaliserTests
{
    [Fact]
    public void MNIST_s_own_pictures_come_out_as_they_went_in()
    {
        const int Pictures = 500;
        var unchanged = 0;
        for (var i = 0; i < Pictures; i++)
        {
            var image = new DigitPicture(Classifier.Mnist.Image(i));
            using var bitmap = image.ToBitmap();

            var (picture, _) = DigitNormaliser.Normalise(bitmap);

            unchanged += MeanDifference(image, picture) < 3 ? 1 : 0;
        }
        unchanged.Should().BeGreaterThanOrEqualTo(Pictures * 95 / 100);
    }

    [Fact]
    public void Ink_may_be_dark_or_light()
    {
        for (var i = 0; i < 50; i++)
        {
            using var light = new DigitPicture(Classifier.Mnist.Image(i)).ToBitmap();
            using var dark = light.Copy();
            foreach (ref var pixel in MemoryMarshal.Cast<byte, uint>(dark.GetPixelSpan()))
                pixel ^= 0x00FFFFFF;

            MeanDifference(DigitNormaliser.Normalise(light).Picture, DigitNormaliser.Normalise(dark).Picture)
                .Should()
                .BeLessThan(0.5);
        }
    }

    [Fact]
    public void The_centre_of_mass_lies_in_the_middle_wherever_the_digit_was() =>
        Gen.Select(Gen.Int[0, 499], Gen.Float[0.3f, 0.7f], Gen.Float[0.3f, 0.7f], Gen.Float[0.3f, 0.55f])
            .Sample(
                (index, x, y, size) =>
                {
                    var photo = new PhonePhoto
                    {
                        Width = 200,
                        Height = 160,
                        At = (x, y),
                        Size = size,
                    };
                    using var bitmap = photo.Draw(new DigitPicture(Classifier.Mnist.Image(index)));
                    var (picture, _) = DigitNormaliser.Normalise(bitmap);
                    var (centreX, centreY) = CentreOfMass(picture);
                    return Math.Abs(centreX - 14) < 1 && Math.Abs(centreY - 14) < 1;
                },
                iter: 100,
                threads: 1
            );

    [Fact]
    public void What_is_painted_on_nothing_lies_on_paper()
    {
        using var plain = new DigitPicture(Classifier.Mnist.Image(0)).ToBitmap();
        using var bitmap = new SKBitmap(new SKImageInfo(28, 28, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var y = 0; y < 28; y++)
        {
            for (var x = 0; x < 28; x++)
                bitmap.SetPixel(x, y, SKColors.Black.WithAlpha(plain.GetPixel(x, y).Red));
        }

        MeanDifference(DigitNormaliser.Normalise(bitmap).Picture, DigitNormaliser.Normalise(plain).Picture)
            .Should()
            .BeLessThan(1);
    }

    [Fact]
    public void Any_bitmap_has_an_answer() =>
        Gen.Select(Gen.Int[1, 90], Gen.Int[1, 90], Gen.Byte.Array[1, 300])
            .Sample(
                (width, height, values) =>
                {
                    using var bitmap = new SKBitmap(
                        new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque)
                    );
                    var pixels = bitmap.GetPixelSpan();
                    for (var i = 0; i < pixels.Length; i++)
                        pixels[i] = values[i % values.Length];
                    var (picture, doubt) = DigitNormaliser.Normalise(bitmap);
                    var blank = picture.Ink.IndexOfAnyExcept((byte)0) < 0;
                    return blank == (doubt == Doubt.NothingFound);
                },
                iter: 500,
                threads: 1
            );

    private static double MeanDifference(DigitPicture one, DigitPicture other)
    {
        var sum = 0;
        for (var i = 0; i < DigitPicture.Pixels; i++)
            sum += Math.Abs(one.Ink[i] - other.Ink[i]);
        return sum / (double)DigitPicture.Pixels;
    }

    private static (double X, double Y) CentreOfMass(DigitPicture picture)
    {
        var (mass, x, y) = (0.0, 0.0, 0.0);
        for (var i = 0; i < DigitPicture.Pixels; i++)
        {
            mass += picture.Ink[i];
            x += picture.Ink[i] * (i % DigitPicture.Side);
            y += picture.Ink[i] * (i / DigitPicture.Side);
        }
        return (x / mass, y / mass);
    }
}
