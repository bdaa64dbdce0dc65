using SkiaSharp;

namespace CourseAI.Reports.Pdf.Typesetting;

/// <summary>The glyphs of one font that one document uses, as a font of its own.</summary>
internal sealed class FontSubset : IDisposable
{
    private readonly Dictionary<ushort, ushort> glyphs;

    private FontSubset(SKTypeface typeface, Dictionary<ushort, ushort> glyphs)
    {
        Typeface = typeface;
        this.glyphs = glyphs;
    }

    public SKTypeface Typeface { get; }

    /// <returns>The glyph's number in the subset.</returns>
    public ushort this[ushort glyph] => glyphs[glyph];

    public void Dispose() => Typeface.Dispose();

    /// <param name="used">Glyph numbers of <paramref name="font"/>.</param>
    /// <param name="codePoints">Characters that extraction shall find for them.</param>
    /// <exception cref="InvalidOperationException">HarfBuzz or Skia refused the font.</exception>
    public static unsafe FontSubset Of(FontFile font, IReadOnlySet<ushort> used, IReadOnlySet<int> codePoints)
    {
        var input = HarfBuzz.hb_subset_input_create_or_fail();
        nint plan = 0,
            face = 0;
        try
        {
            HarfBuzz.hb_subset_input_set_flags(input, HarfBuzz.NoLayoutClosure);
            var drop = HarfBuzz.hb_subset_input_set(input, HarfBuzz.DropTableTags);
            foreach (var table in (string[])["GSUB", "GPOS", "GDEF"])
                HarfBuzz.hb_set_add(drop, HarfBuzz.Tag(table));
            var glyphSet = HarfBuzz.hb_subset_input_glyph_set(input);
            // A glyph named here keeps every character that it stands for: 金 would be extracted as the radical ⾦. Those that
            // come with their character are left to it.
            foreach (var glyph in used.Except(codePoints.Select(font.GlyphOf)))
                HarfBuzz.hb_set_add(glyphSet, glyph);
            var unicodeSet = HarfBuzz.hb_subset_input_unicode_set(input);
            foreach (var codePoint in codePoints)
                HarfBuzz.hb_set_add(unicodeSet, (uint)codePoint);
            plan = HarfBuzz.hb_subset_plan_create_or_fail(font.SubsetSource, input);
            face = plan == 0 ? 0 : HarfBuzz.hb_subset_plan_execute_or_fail(plan);
            if (face == 0)
                throw new InvalidOperationException($"HarfBuzz made no subset of {font.Name}");
            var mapping = HarfBuzz.hb_subset_plan_old_to_new_glyph_mapping(plan);
            var renumbered = used.ToDictionary(glyph => glyph, glyph => (ushort)HarfBuzz.hb_map_get(mapping, glyph));
            using var data = Bytes(face);
            var typeface = SKTypeface.FromData(data);
            return new FontSubset(
                typeface ?? throw new InvalidOperationException($"Skia read no subset of {font.Name}"),
                renumbered
            );
        }
        finally
        {
            HarfBuzz.hb_face_destroy(face);
            HarfBuzz.hb_subset_plan_destroy(plan);
            HarfBuzz.hb_subset_input_destroy(input);
        }
    }

    private static unsafe SKData Bytes(nint face)
    {
        var file = HarfBuzz.hb_face_reference_blob(face);
        var data = SKData.CreateCopy((nint)HarfBuzz.hb_blob_get_data(file, out var length), length);
        HarfBuzz.hb_blob_destroy(file);
        return data;
    }
}
