using CourseAI.Vision.Tools;
using SkiaSharp;

namespace CourseAI.Training.Tools;

/// <summary>A photo in memory, and its tool alone.</summary>
internal sealed class Photograph
{
    /// <summary>Its longer side: twice what the network sees.</summary>
    private const int Side = 2 * ToolPicture.Side;

    public Photograph(string path)
    {
        using var decoded = SKBitmap.Decode(path);
        var scale = Math.Min(1f, Side / (float)Math.Max(decoded.Width, decoded.Height));
        Whole = new SKBitmap(
            new SKImageInfo(
                Math.Max(1, (int)(decoded.Width * scale)),
                Math.Max(1, (int)(decoded.Height * scale)),
                SKColorType.Rgba8888,
                SKAlphaType.Opaque
            )
        );
        decoded.ScalePixels(Whole, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        Whole.SetImmutable();
        Cutout = Scenes.Cutout.Of(Whole);
        Cutout?.SetImmutable();
    }

    public SKBitmap Whole { get; }

    /// <summary>Null where the photo's ground is uneven.</summary>
    public SKBitmap? Cutout { get; }
}
