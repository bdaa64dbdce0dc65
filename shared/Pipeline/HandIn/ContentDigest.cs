using System.Diagnostics.CodeAnalysis;

namespace CourseAI.Pipeline.HandIn;

/// <summary>The header <c>Content-Digest</c> (RFC 9530): <c>sha-256=:base64:</c>, possibly among others.</summary>
public static class ContentDigest
{
    private const string Prefix = "sha-256=:";
    private const int HashBytes = 32;

    /// <param name="sha256">64 lower-case hex digits.</param>
    public static bool TryRead(string? header, [NotNullWhen(true)] out string? sha256)
    {
        sha256 = null;
        var member = header
            ?.Split(',', StringSplitOptions.TrimEntries)
            .FirstOrDefault(item => item.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));
        if (member is null || !member.EndsWith(':') || member.Length <= Prefix.Length)
            return false;
        Span<byte> hash = stackalloc byte[HashBytes];
        if (!Convert.TryFromBase64String(member[Prefix.Length..^1], hash, out var written) || written != HashBytes)
            return false;
        sha256 = Convert.ToHexStringLower(hash);
        return true;
    }

    public static string Write(ReadOnlySpan<byte> sha256) => $"{Prefix}{Convert.ToBase64String(sha256)}:";
}
