using SkiaSharp;

namespace CourseAI.Reports.Pdf.Typesetting;

/// <param name="Size">In points.</param>
internal sealed record Style(float Size, bool Strong, SKColor Colour)
{
    public FontChain Fonts => Strong ? FontChain.Strong : FontChain.Regular;

    /// <summary>Distance of baselines in points; Korean letters are tall and need the room.</summary>
    public float Leading => Size * 1.36f;

    /// <summary>From a line's top to its baseline.</summary>
    public float Ascent => Size * 1.03f;
}
