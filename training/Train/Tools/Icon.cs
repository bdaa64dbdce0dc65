using CourseAI.Training.Tools.Scenes;
using CourseAI.Vision.Tools;
using SkiaSharp;

namespace CourseAI.Training.Tools;

/// <summary>A pictogram or a pattern in memory, with what its scenes are made of.</summary>
internal sealed class Icon
{
    public const int Side = ToolPicture.Side;

    /// <param name="drawing">Of <see cref="Side"/>, with transparent ground.</param>
    public Icon(SKBitmap drawing)
    {
        Drawing = drawing;
        Drawing.SetImmutable();
        Silhouette = Drawn.Silhouette(Drawing);
        IsBlack = Drawn.IsBlack(Drawing);
    }

    public static Icon Read(string path)
    {
        using var decoded = SKBitmap.Decode(path);
        return new Icon(
            decoded.Resize(
                new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Premul),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
            )
        );
    }

    public SKBitmap Drawing { get; }

    public SKBitmap Silhouette { get; }

    public bool IsBlack { get; }
}
