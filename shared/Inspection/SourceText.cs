using System.Text;
using System.Text.Unicode;

namespace CourseAI.Inspection;

/// <summary>
/// Text of unknown encoding as students' machines write it: UTF-8 with or without BOM, UTF-16 with BOM (what PowerShell's
/// <c>pip freeze &gt; requirements.txt</c> makes), else CP949 (Korean Windows).
/// </summary>
internal static class SourceText
{
    /// <summary>Korean Windows, a superset of EUC-KR. Bytes that it does not know become U+FFFD.</summary>
    public static readonly Encoding Cp949 =
        CodePagesEncodingProvider.Instance.GetEncoding(
            949,
            EncoderFallback.ReplacementFallback,
            new DecoderReplacementFallback("\uFFFD")
        ) ?? throw new PlatformNotSupportedException("code page 949 is part of .NET");

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Cp949.GetString(bytes);
    }
}
