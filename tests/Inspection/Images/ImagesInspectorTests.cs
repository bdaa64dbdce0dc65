using System.Text;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Vision;
using SkiaSharp;

namespace CourseAI.Inspection.Tests.Images;

public sealed class ImagesInspectorTests
{
    [Fact]
    public async Task A_picture_is_told_with_what_the_model_says_and_a_thumbnail()
    {
        var image = (await ReadAsync("images/photo-3.jpg")).Images.Should().ContainSingle().Subject;
        (image.Slot, image.Format, image.Width, image.Height, image.Problem)
            .Should()
            .Be(("photo-3.jpg", "jpeg", 720, 960, null));
        image.Prediction!.Label.Should().NotBeEmpty();
        using var thumbnail = SKBitmap.Decode(image.Thumbnail);
        (thumbnail.Width, thumbnail.Height).Should().Be((120, 160));
    }

    [Fact]
    public async Task A_small_picture_is_not_enlarged()
    {
        var image = (await ReadAsync("images/mnist/t10k-00000.png")).Images[0];
        using var thumbnail = SKBitmap.Decode(image.Thumbnail);
        (thumbnail.Width, thumbnail.Height).Should().Be((28, 28));
    }

    [Theory]
    [InlineData(VisionTask.Digits)]
    [InlineData(VisionTask.Tools)]
    public async Task A_picture_stored_on_its_side_is_seen_upright_and_told_in_its_own_size(VisionTask task)
    {
        var facts = await (Parts.Images with { Task = task }).FactsAsync(
            Samples.Bytes("images/photo-2-turned.jpg"),
            "photo.jpg"
        );
        var image = facts.Should().BeOfType<ImagesFacts>().Which.Images[0];
        (image.Width, image.Height).Should().Be((720, 960));
        using var thumbnail = SKBitmap.Decode(image.Thumbnail);
        (thumbnail.Width, thumbnail.Height).Should().Be((120, 160));
    }

    [Theory]
    [InlineData(VisionTask.Digits, 960)]
    [InlineData(VisionTask.Tools, 360)]
    public async Task The_model_is_given_as_many_pixels_as_its_task_makes_use_of(VisionTask task, int longerSide)
    {
        var given = 0;
        await (Parts.Images with { Task = task }).FactsAsync(
            Samples.Bytes("images/photo-3.jpg"),
            "photo.jpg",
            (asked, picture) =>
            {
                given = Math.Max(picture.Width, picture.Height);
                return Parts.TellsCorner(asked, picture);
            }
        );
        given.Should().Be(longerSide);
    }

    [Theory]
    [InlineData("photo-3.jpg")]
    [InlineData("photo-2-turned.jpg")]
    [InlineData("mnist/t10k-00000.png")]
    public async Task Dimensions_are_those_that_ImageMagick_finds(string name)
    {
        var (_, output) = await Tool.RunAsync(
            "imagemagick",
            "identify",
            "-format",
            "%w %h %[orientation]",
            Samples.PathOf("images/" + name)
        );
        var (width, height, orientation) = output.Trim().Split(' ') is [var across, var down, var turn]
            ? (across, down, turn)
            : throw new InvalidDataException(output);
        // The sides are told as they are stored; four of the eight orientations exchange them.
        var isTurned = orientation is "LeftTop" or "RightTop" or "RightBottom" or "LeftBottom";
        var image = (await ReadAsync("images/" + name)).Images[0];
        $"{image.Width} {image.Height}".Should().Be(isTurned ? $"{height} {width}" : $"{width} {height}");
    }

    [Theory]
    [InlineData("", "line 1: \"\"")]
    [InlineData("label,file\n3,a.png\n", "line 1: \"label,file\"")]
    [InlineData("file,label\n\na.png,eleven\n", "line 3: \"a.png,eleven\"")]
    public async Task Labels_alone_that_say_nothing_are_uninspectable_with_line_and_advice(string csv, string line)
    {
        var refused = await RefuseAsync(Encoding.UTF8.GetBytes(csv + " "), "labels.csv");

        refused.Obstacle.Should().Be(Obstacle.Damaged);
        refused.Detail.Should().Contain(line).And.EndWith("lines such as \"photo.png,0\"");
    }

    [Fact]
    public async Task Labels_alone_have_a_limit_of_their_own()
    {
        var csv = Encoding.UTF8.GetBytes("file,label\n" + string.Concat(Enumerable.Repeat("a\n", 1 << 19)));

        (await RefuseAsync(csv, "labels.csv"))
            .Should()
            .Be(new Uninspectable(Obstacle.TooLarge, "more than the 1,048,576 bytes that are read of one"));
    }

    [Fact]
    public async Task Labels_may_come_alone() =>
        (await ReadAsync("images/mnist/labels.csv")).Labels.Should().HaveCount(12).And.Contain("t10k-00061.png", "8");

    [Theory]
    [InlineData("images/unreadable.jpg", Obstacle.Truncated)]
    [InlineData("images/iphone.heic", Obstacle.UnsupportedFormat)]
    [InlineData("pdf/report-3-pages.pdf", Obstacle.UnsupportedFormat)]
    public async Task A_single_file_that_is_no_readable_picture_is_uninspectable(string name, Obstacle obstacle) =>
        (await RefuseAsync(Samples.Bytes(name), Path.GetFileName(name))).Obstacle.Should().Be(obstacle);

    [Fact]
    public async Task Heic_comes_with_advice() =>
        (await RefuseAsync(Samples.Bytes("images/iphone.heic"), "a.heic"))
            .Detail.Should()
            .Be("HEIC; save it as JPEG (iPhone: Settings > Camera > Formats > Most Compatible)");

    [Fact]
    public async Task Names_are_slots_in_composed_form()
    {
        var name = "숫자.png".Normalize(NormalizationForm.FormD);
        var facts = await Parts.Images.FactsAsync(TinyPicture.Png(), name);
        facts.Should().BeOfType<ImagesFacts>().Which.Images[0].Slot.Should().Be("숫자.png");
    }

    [Fact]
    public async Task More_pixels_than_allowed_are_refused_by_the_header()
    {
        var png = TinyPicture.Png();
        // IHDR: width and height as big-endian words at 16 and 20; its checksum at 29 must fit.
        (png[17], png[21]) = (1, 1);
        var crc = System.IO.Hashing.Crc32.HashToUInt32(png.AsSpan(12, 17));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), crc);
        var refused = await RefuseAsync(png, "a.png");
        refused.Obstacle.Should().Be(Obstacle.TooLargeInside);
        refused.Detail.Should().Be("65,538 × 65,538 pixels; at most 50 megapixels are decoded");
    }

    [Fact]
    public async Task What_is_transparent_is_white_to_the_model()
    {
        using var clear = new SKBitmap(8, 8, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        clear.Erase(SKColors.Transparent);
        using var png = clear.Encode(SKEncodedImageFormat.Png, 100);
        var facts = await Parts.Images.FactsAsync(png.ToArray(), "a.png");
        facts.Should().BeOfType<ImagesFacts>().Which.Images[0].Prediction!.Label.Should().Be("#ffffffff");
    }

    [Theory]
    [InlineData(0xFF, 28)]
    [InlineData(0xFF, 280)]
    [InlineData(0x00, 280)]
    public async Task A_digit_on_transparent_ground_is_read_in_light_ink_as_in_dark(byte ink, int side)
    {
        using var classifier = PictureClassifier.Load(PictureClassifier.DefaultModels);
        using var digit = SKBitmap.Decode(Samples.Bytes("images/mnist/t10k-00000.png"));
        using var drawn = new SKBitmap(28, 28, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        for (var y = 0; y < 28; y++)
        {
            for (var x = 0; x < 28; x++)
                drawn.SetPixel(x, y, new SKColor(ink, ink, ink, digit.GetPixel(x, y).Red));
        }
        using var large = drawn.Resize(new SKSizeI(side, side), new SKSamplingOptions(SKFilterMode.Linear));
        using var png = large.Encode(SKEncodedImageFormat.Png, 100);

        var facts = await Parts.Images.FactsAsync(png.ToArray(), "a.png", classifier.Classify);

        var prediction = facts.Should().BeOfType<ImagesFacts>().Which.Images[0].Prediction!;
        (prediction.Label, prediction.Decision).Should().Be(("7", Certainty.Known));
    }

    [Theory]
    [InlineData(2, "#ff000000")]
    [InlineData(6, "#ffffffff")]
    public async Task Light_paint_lies_on_black_where_it_covers_less_than_half(int columns, string ground)
    {
        using var picture = new SKBitmap(8, 8, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        picture.Erase(SKColors.Transparent);
        picture.Erase(SKColors.LightYellow, SKRectI.Create(8 - columns, 0, columns, 8));
        picture.SetPixel(2, 2, SKColors.Transparent);
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        var facts = await Parts.Images.FactsAsync(png.ToArray(), "a.png");
        facts.Should().BeOfType<ImagesFacts>().Which.Images[0].Prediction!.Label.Should().Be(ground);
    }

    private static async Task<ImagesFacts> ReadAsync(string name) =>
        (await Parts.Images.FactsAsync(Samples.Bytes(name), Path.GetFileName(name)))
            .Should()
            .BeOfType<ImagesFacts>()
            .Subject;

    private static async Task<Uninspectable> RefuseAsync(byte[] bytes, string name) =>
        (await Parts.Images.FactsAsync(bytes, name)).Should().BeOfType<Uninspectable>().Subject;
}
