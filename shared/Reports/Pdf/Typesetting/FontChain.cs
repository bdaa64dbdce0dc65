namespace CourseAI.Reports.Pdf.Typesetting;

/// <summary>The fonts that are asked, in turn, for a character. A font is read when a text first needs it.</summary>
internal sealed class FontChain
{
    private static readonly Lazy<FontFile>[] Fallbacks =
    [
        Font("NotoSans"),
        Font("NotoSansKR-Hanja"),
        Font("NotoSansSC-Hanzi"),
        Font("NotoSansThai"),
        Font("NotoSansArabic"),
    ];

    public static readonly FontChain Regular = new("Pretendard-Regular");
    public static readonly FontChain Strong = new("Pretendard-SemiBold");

    private readonly Lazy<FontFile>[] fonts;

    private FontChain(string main) => fonts = [Font(main), .. Fallbacks];

    public FontFile Main => fonts[0].Value;

    /// <returns>Null when no font has the character.</returns>
    public FontFile? Find(int codePoint)
    {
        foreach (var font in fonts)
        {
            if (font.Value.Covers(codePoint))
                return font.Value;
        }
        return null;
    }

    private static Lazy<FontFile> Font(string name) => new(() => FontFile.Load(name));
}
