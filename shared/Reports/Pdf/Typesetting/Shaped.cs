using System.Runtime.InteropServices;

namespace CourseAI.Reports.Pdf.Typesetting;

/// <summary>A text as glyphs. Lengths are in em: the same at every size.</summary>
/// <param name="Clusters">In reading order, over all of the text.</param>
internal sealed record Shaped(string Text, IReadOnlyList<Glyph> Glyphs, IReadOnlyList<Cluster> Clusters);

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Glyph(ushort Id, float Advance, float Dx, float Dy);

/// <summary>The smallest piece that a line may end after: one or more characters, and the glyphs they became.</summary>
/// <param name="Named">Not null: the characters are printed by their code point, in a frame.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cluster(
    FontFile Font,
    int Start,
    int Length,
    int FirstGlyph,
    int GlyphCount,
    float Advance,
    bool RightToLeft,
    Shaped? Named
);
