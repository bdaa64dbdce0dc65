using System.Runtime.InteropServices;

namespace CourseAI.Reports.Pdf.Typesetting;

/// <summary>
/// The part of HarfBuzz's C interface that HarfBuzzSharp ships in its native library and leaves without a public type:
/// subsetting (hb-subset.h). Names as in HarfBuzz's manual.
/// </summary>
internal static unsafe partial class HarfBuzz
{
    private const string Library = "libHarfBuzzSharp";

    /// <summary>HB_SUBSET_FLAGS_NO_LAYOUT_CLOSURE: only the glyphs asked for, not those they could become.</summary>
    public const uint NoLayoutClosure = 0x200;

    /// <summary>HB_SUBSET_SETS_DROP_TABLE_TAG.</summary>
    public const int DropTableTags = 3;

    [LibraryImport(Library)]
    public static partial nint hb_subset_preprocess(nint face);

    [LibraryImport(Library)]
    public static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    public static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    public static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    public static partial nint hb_subset_input_unicode_set(nint input);

    [LibraryImport(Library)]
    public static partial nint hb_subset_input_glyph_set(nint input);

    [LibraryImport(Library)]
    public static partial nint hb_subset_input_set(nint input, int set);

    [LibraryImport(Library)]
    public static partial nint hb_subset_plan_create_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    public static partial nint hb_subset_plan_execute_or_fail(nint plan);

    [LibraryImport(Library)]
    public static partial nint hb_subset_plan_old_to_new_glyph_mapping(nint plan);

    [LibraryImport(Library)]
    public static partial void hb_subset_plan_destroy(nint plan);

    [LibraryImport(Library)]
    public static partial void hb_set_add(nint set, uint value);

    [LibraryImport(Library)]
    public static partial uint hb_map_get(nint map, uint key);

    [LibraryImport(Library)]
    public static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    public static partial void hb_face_destroy(nint face);

    [LibraryImport(Library)]
    public static partial byte* hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    public static partial void hb_blob_destroy(nint blob);

    public static uint Tag(string tag) => ((uint)tag[0] << 24) | ((uint)tag[1] << 16) | ((uint)tag[2] << 8) | tag[3];
}
