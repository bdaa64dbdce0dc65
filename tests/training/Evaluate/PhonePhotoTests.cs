using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Vision.Digits;
using CourseAI.Vision.Tests;
using SkiaSharp;

namespace CourseAI.Training.Tests.Evaluate;

/// <summary>The classifier on pictures that are not MNIST's: each condition on digits that the network knows in MNIST's form.</summary>
public sealed class PhonePhotoTests
{
    private const int Digits = 12;

    private static readonly Dictionary<string, PhonePhoto> Conditions = new(StringComparer.Ordinal)
    {
        ["even light"] = new(),
        ["uneven light"] = new() { DarkestCorner = 0.4f },
        ["a shadow over the digit"] = new() { Shadow = 0.45f, DarkestCorner = 0.8f },
        ["blue ink"] = new() { Ink = new SKColor(40, 60, 190), DarkestCorner = 0.7f },
        ["red ink"] = new() { Ink = new SKColor(200, 40, 40), DarkestCorner = 0.7f },
        ["pencil"] = new() { InkDarkness = 0.35f, DarkestCorner = 0.7f },
        ["noise"] = new() { Noise = 0.05f, DarkestCorner = 0.7f },
        ["ruled paper"] = new() { Lines = 0.12f, DarkestCorner = 0.7f },
        ["tilted ruled paper"] = new()
        {
            Lines = 0.12f,
            Tilt = 4,
            DarkestCorner = 0.7f,
        },
        ["squared paper"] = new()
        {
            Lines = 0.12f,
            Squared = true,
            DarkestCorner = 0.7f,
        },
        ["strong lines"] = new()
        {
            Lines = 0.15f,
            LineDarkness = 0.7f,
            DarkestCorner = 0.8f,
        },
        ["chalk on a board"] = new() { Inverted = true, DarkestCorner = 0.6f },
        ["small and in a corner"] = new()
        {
            Size = 0.2f,
            At = (0.8f, 0.8f),
            DarkestCorner = 0.6f,
        },
        ["filling the picture"] = new()
        {
            Size = 1.2f,
            Width = 480,
            DarkestCorner = 0.8f,
        },
        ["a table beside the paper"] = new()
        {
            Table = 0.15f,
            At = (0.6f, 0.5f),
            DarkestCorner = 0.8f,
        },
        ["a sheet on a dark table"] = new() { Around = 0.12f, Size = 0.5f },
        ["a tilted sheet on a grey table under a lamp"] = new()
        {
            Around = 0.18f,
            Tilt = 12,
            Slope = 12,
            TableDarkness = 0.5f,
            DarkestCorner = 0.8f,
            Size = 0.4f,
            Pen = 0.05f,
        },
        ["a note in pencil, turned, on a dark desk"] = new()
        {
            Width = 480,
            Around = 0.25f,
            Tilt = -38,
            Slope = -38,
            InkDarkness = 0.35f,
            Size = 0.35f,
            Pen = 0.04f,
        },
        ["a ruled sheet on a dark table"] = new()
        {
            Around = 0.1f,
            Lines = 0.1f,
            Tilt = 3,
            Slope = 3,
            Size = 0.5f,
            Pen = 0.05f,
        },
        ["a sheet on a table with a grain"] = new()
        {
            Around = 0.12f,
            Size = 0.5f,
            Noise = 0.05f,
        },
        ["a sheet with a rim of table"] = new() { Around = 0.01f, Size = 0.5f },
        ["a sheet and a table under a lamp"] = new()
        {
            Around = 0.15f,
            Size = 0.5f,
            DarkestCorner = 0.5f,
        },
        ["a shadow over sheet and table"] = new()
        {
            Around = 0.12f,
            Size = 0.5f,
            Shadow = 0.45f,
        },
        ["a small note on a large table"] = new()
        {
            Width = 1200,
            Height = 1200,
            Around = 0.42f,
            Size = 0.13f,
            Pen = 0.06f,
        },
        ["a sheet of which a part is out of the picture"] = new()
        {
            Around = 0.1f,
            Size = 0.4f,
            Tilt = 15,
            PaperAt = (0.75f, 0.75f),
            At = (0.65f, 0.65f),
            Pen = 0.05f,
        },
        ["a small board on a white wall"] = new()
        {
            Around = 0.15f,
            Size = 0.45f,
            Inverted = true,
        },
        ["a sheet on a light grey table"] = new()
        {
            Around = 0.15f,
            Size = 0.4f,
            Tilt = -9,
            Slope = -9,
            TableDarkness = 0.14f,
            Pen = 0.05f,
        },
        ["the pen lies on the paper"] = new()
        {
            Size = 0.5f,
            Pen = 0.03f,
            LyingPen = 0.7f,
        },
        ["the pen lies half out of the picture"] = new()
        {
            Size = 0.5f,
            Pen = 0.03f,
            LyingPen = 0.9f,
            LyingPenAt = (0.8f, 0.9f),
        },
        ["the pen lies over the sheet's edge on a dark table"] = new()
        {
            Around = 0.15f,
            Size = 0.4f,
            Pen = 0.025f,
            LyingPen = 0.5f,
            LyingPenAt = (0.75f, 0.2f),
        },
        ["a box around the digit"] = new()
        {
            Size = 0.5f,
            Pen = 0.05f,
            Box = 0.35f,
        },
        ["a ring around the digit"] = new()
        {
            Size = 0.5f,
            Pen = 0.05f,
            Ring = 0.33f,
        },
        ["a line under the digit"] = new()
        {
            Size = 0.5f,
            Pen = 0.05f,
            Underline = 0.5f,
        },
        ["squared paper, much tilted"] = new()
        {
            Lines = 0.09f,
            Squared = true,
            LineDarkness = 0.5f,
            Tilt = 8,
            Pen = 0.06f,
            Size = 0.5f,
            DarkestCorner = 0.8f,
        },
        ["a large photo"] = new()
        {
            Width = 1600,
            Height = 1200,
            DarkestCorner = 0.6f,
        },
        ["a ballpoint in 7 megapixels"] = new()
        {
            Width = 3000,
            Height = 2250,
            Pen = 0.01f,
            DarkestCorner = 0.7f,
        },
        ["a marker"] = new() { Pen = 0.16f, Size = 0.8f },
        ["blue squares, tilted"] = new()
        {
            Lines = 0.08f,
            Squared = true,
            LineInk = new SKColor(80, 120, 220),
            Tilt = 3,
            Pen = 0.04f,
        },
        ["a finger and a tilted table"] = new()
        {
            Table = 0.15f,
            Tilt = 4,
            Finger = 0.1f,
            Pen = 0.05f,
            DarkestCorner = 0.8f,
        },
        ["the other side shows through"] = new() { ShowsThrough = 0.12f, Pen = 0.05f },
        ["low contrast, blurred, compressed"] = new()
        {
            InkDarkness = 0.35f,
            Blur = 2,
            Jpeg = 40,
            Pen = 0.05f,
            DarkestCorner = 0.7f,
        },
        ["a weak reflection"] = new()
        {
            Glare = 0.5f,
            Pen = 0.05f,
            DarkestCorner = 0.8f,
        },
        ["a thumbnail"] = new()
        {
            Width = 48,
            Height = 48,
            Size = 0.9f,
        },
    };

    public static TheoryData<string> Names => [.. Conditions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_digit_is_read(string condition)
    {
        var photo = Conditions[condition];
        var (right, known) = (0, 0);
        for (var i = 0; i < Digits; i++)
        {
            using var picture = photo.Draw(Digit(i));
            var prediction = Classifier.Shared.Classify(VisionTask.Digits, picture);
            right += prediction.Label == $"{Classifier.Mnist.Label(i)}" ? 1 : 0;
            known += prediction.Decision == Certainty.Known ? 1 : 0;
        }
        right.Should().BeGreaterThanOrEqualTo(Digits - 1);
        known.Should().BeGreaterThanOrEqualTo(Digits * 8 / 10, "a digit that is read but not believed helps nobody");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(16, false)]
    [InlineData(16, true)]
    public void A_postal_scan_is_read(int enlarged, bool darkInk)
    {
        const int Scans = 100;
        var right = 0;
        for (var i = 0; i < Scans; i++)
        {
            var scan = new PostalScan
            {
                Enlarged = enlarged,
                DarkInk = darkInk,
                Stretch = i % 5 / 4f,
            };
            using var picture = scan.Draw(Digit(i));
            var prediction = Classifier.Shared.Classify(VisionTask.Digits, picture);
            right += prediction.Label == $"{Classifier.Mnist.Label(i)}" ? 1 : 0;
        }
        right.Should().BeGreaterThanOrEqualTo(Scans * 96 / 100);
    }

    [Fact]
    public void Two_digits_are_several_objects()
    {
        for (var i = 0; i < Digits; i += 2)
        {
            using var picture = new PhonePhoto { Size = 0.5f, At = (0.35f, 0.5f) }.Draw(Digit(i), Digit(i + 1));

            var prediction = Classifier.Shared.Classify(VisionTask.Digits, picture);

            prediction.Decision.Should().Be(Certainty.Unsure);
            prediction.Doubt.Should().Be(Doubt.SeveralObjects, $"digits {i} and {i + 1} are beside one another");
        }
    }

    public static TheoryData<string> Blanks => ["even light", "uneven light", "noise", "ruled paper", "squared paper"];

    [Theory]
    [MemberData(nameof(Blanks))]
    public void On_blank_paper_nothing_is_found(string condition)
    {
        using var picture = Conditions[condition].Draw();

        var prediction = Classifier.Shared.Classify(VisionTask.Digits, picture);

        (prediction.Decision, prediction.Doubt).Should().Be((Certainty.Unsure, Doubt.NothingFound));
        prediction.Confidence.Should().Be(0);
    }

    [Theory]
    [InlineData("a sheet on a dark table")]
    [InlineData("a small board on a white wall")]
    [InlineData("a sheet of which a part is out of the picture")]
    public void A_blank_sheet_on_a_table_is_not_known(string condition)
    {
        using var picture = Conditions[condition].Draw();

        Classifier.Shared.Classify(VisionTask.Digits, picture).Decision.Should().Be(Certainty.Unsure);
    }

    [Fact]
    public void Pure_noise_is_not_known()
    {
        var random = new Random(1);
        for (var i = 0; i < 20; i++)
        {
            var side = 20 + (40 * i);
            using var picture = new SKBitmap(new SKImageInfo(side, side, SKColorType.Gray8, SKAlphaType.Opaque));
            random.NextBytes(picture.GetPixelSpan());

            Classifier
                .Shared.Classify(VisionTask.Digits, picture)
                .Decision.Should()
                .Be(Certainty.Unsure, $"{side} pixels");
        }
    }

    private static DigitPicture Digit(int index) => new(Classifier.Mnist.Image(index));
}
