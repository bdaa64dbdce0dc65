using System.Security.Cryptography;
using System.Text;

namespace CourseAI.Core.Evidence;

/// <summary>Derives the id of an attempt, so that the same blob event, however often delivered, names the same attempt.</summary>
public static class AttemptId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32: no i, l, o, u

    /// <summary>26 characters: 130 bits of SHA-256 over name, newline and ETag.</summary>
    public const int Length = 26;

    /// <param name="blobName">Name within the container <c>uploads</c>, as storage gives it.</param>
    /// <param name="etag">The version's ETag; quotes around it do not matter.</param>
    public static string From(string blobName, string etag)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{blobName}\n{etag.Trim('"')}"));
        return string.Create(
            Length,
            hash,
            static (characters, bytes) =>
            {
                for (var i = 0; i < characters.Length; i++)
                    characters[i] = Alphabet[FiveBits(bytes, i * 5)];
            }
        );
    }

    private static int FiveBits(byte[] bytes, int offset)
    {
        var pair = (bytes[offset / 8] << 8) | bytes[(offset / 8) + 1];
        return (pair >> (11 - (offset % 8))) & 31;
    }
}
