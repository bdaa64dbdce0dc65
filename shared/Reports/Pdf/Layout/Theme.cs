using CourseAI.Reports.Model;
using CourseAI.Reports.Pdf.Typesetting;
using SkiaSharp;

namespace CourseAI.Reports.Pdf.Layout;

/// <summary>
/// Sizes in points and colours. Every text colour has a contrast of at least 4.5 to 1 on its ground. Sizes are eighths, so
/// that the sums of Pretendard's advances (2048 to the em) are exact and Skia writes a word as one string.
/// </summary>
internal static class Theme
{
    /// <summary>A4, ISO 216, at 72 points an inch.</summary>
    public const float PageWidth = 595.28f;
    public const float PageHeight = 841.89f;
    public const float Margin = 44;
    public const float Top = 50;
    public const float Bottom = 56;
    public const float BodyWidth = PageWidth - (2 * Margin);

    public static readonly SKColor Ink = new(0x1A, 0x1F, 0x26);
    public static readonly SKColor Muted = new(0x5A, 0x64, 0x72);
    public static readonly SKColor Accent = new(0x17, 0x36, 0x5D);
    public static readonly SKColor Rule = new(0xD9, 0xDE, 0xE4);
    public static readonly SKColor Panel = new(0xF4, 0xF6, 0xF8);

    public static readonly Style Title = new(19, true, Accent);
    public static readonly Style Part = new(12.5f, true, Accent);
    public static readonly Style PartEnglish = new(9.5f, false, Muted);
    public static readonly Style Group = new(8.5f, true, Ink);
    public static readonly Style Body = new(8.5f, false, Ink);
    public static readonly Style English = new(7.75f, false, Muted);
    public static readonly Style Small = new(7.25f, false, Ink);
    public static readonly Style SmallEnglish = new(6.875f, false, Muted);
    public static readonly Style Dense = new(7.75f, false, Ink);
    public static readonly Style DenseEnglish = new(7.125f, false, Muted);
    public static readonly Style Label = new(7.25f, false, Muted);
    public static readonly Style Number = new(34, true, Accent);
    public static readonly Style NumberOf = new(13, false, Muted);
    public static readonly Style Foot = new(6.625f, false, Muted);

    public static SKColor Colour(Tone tone) =>
        tone switch
        {
            Tone.Muted => Muted,
            Tone.Good => new SKColor(0x1C, 0x62, 0x3A),
            Tone.Bad => new SKColor(0x9F, 0x1F, 0x24),
            Tone.Attention => new SKColor(0x7A, 0x4B, 0x00),
            _ => Ink,
        };

    /// <summary>The ground that a word of this tone may stand on.</summary>
    public static SKColor Ground(Tone tone) =>
        tone switch
        {
            Tone.Good => new SKColor(0xE4, 0xF2, 0xE9),
            Tone.Bad => new SKColor(0xFB, 0xE7, 0xE7),
            Tone.Attention => new SKColor(0xFD, 0xF1, 0xD8),
            _ => new SKColor(0xEC, 0xEF, 0xF2),
        };
}
