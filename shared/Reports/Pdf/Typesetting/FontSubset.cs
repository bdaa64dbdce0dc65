using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
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
            foreach (var table in (string[])["GSUB", "GPOS", "GDEF", "name"])
                HarfBuzz.hb_set_add(drop, HarfBuzz.Tag(table));
            var glyphSet = HarfBuzz.hb_subset_input_glyph_set(input);
            foreach (var glyph in used)
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
            using var data = SKData.CreateCopy(Named(face, $"{Prefix(used)}+{font.Name}"));
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

    /// <summary>Six capitals that tell subsets of one font apart (ISO 32000-1, 9.6.4), from the glyphs and not by chance.</summary>
    private static string Prefix(IReadOnlySet<ushort> used)
    {
        var sorted = used.Order().SelectMany(glyph => (byte[])[(byte)(glyph >> 8), (byte)glyph]).ToArray();
        var hash = SHA256.HashData(sorted);
        return string.Concat(hash.Take(6).Select(value => (char)('A' + (value % 26))));
    }

    /// <summary>The font file of <paramref name="face"/> with a name table that holds the PostScript name alone.</summary>
    private static unsafe byte[] Named(nint face, string postScriptName)
    {
        var builder = HarfBuzz.hb_face_builder_create();
        uint count = 64;
        var tags = stackalloc uint[(int)count];
        HarfBuzz.hb_face_get_table_tags(face, 0, ref count, tags);
        for (var i = 0; i < count; i++)
        {
            AddTable(builder, tags[i], HarfBuzz.hb_face_reference_table(face, tags[i]));
        }
        var name = NameTable(postScriptName);
        fixed (byte* bytes = name)
        {
            var table = HarfBuzz.hb_blob_create(bytes, (uint)name.Length, mode: 0, 0, 0);
            AddTable(builder, HarfBuzz.Tag("name"), table);
        }
        var file = HarfBuzz.hb_face_reference_blob(builder);
        var data = new ReadOnlySpan<byte>(HarfBuzz.hb_blob_get_data(file, out var length), (int)length).ToArray();
        HarfBuzz.hb_blob_destroy(file);
        HarfBuzz.hb_face_destroy(builder);
        return data;
    }

    private static void AddTable(nint builder, uint tag, nint table)
    {
        var added = HarfBuzz.hb_face_builder_add_table(builder, tag, table);
        HarfBuzz.hb_blob_destroy(table);
        if (added == 0)
            throw new InvalidOperationException("HarfBuzz took no table: out of memory");
    }

    /// <summary>OpenType's table "name", format 0, with one record: platform 3, encoding 1, language 0x409, name 6.</summary>
    private static byte[] NameTable(string postScriptName)
    {
        const int HeaderLength = 18;
        var value = Encoding.BigEndianUnicode.GetBytes(postScriptName);
        var table = new byte[HeaderLength + value.Length];
        ReadOnlySpan<ushort> header = [0, 1, HeaderLength, 3, 1, 0x409, 6, (ushort)value.Length, 0];
        for (var i = 0; i < header.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(i * 2), header[i]);
        value.CopyTo(table, HeaderLength);
        return table;
    }
}
