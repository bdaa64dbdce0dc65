using System.Text;
using CourseAI.Core;

namespace CourseAI.Pipeline.Courses;

/// <summary>Reads text as people's spreadsheets write it: UTF-8 with or without BOM, else CP949 (Excel in Korea).</summary>
public static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private static readonly Encoding Cp949 = CodePagesEncodingProvider.Instance.GetEncoding(
        949,
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    /// <returns>Null when the bytes are neither.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        // Korean text in CP949 is practically never valid UTF-8, so the strict reading decides.
        return TryDecode(StrictUtf8, bytes) ?? TryDecode(Cp949, bytes);
    }

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return ComposedForm.Of(encoding.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
