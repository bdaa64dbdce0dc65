using System.Text;
using Azure.Data.Tables;

namespace CourseAI.Storage;

/// <summary>
/// JSON in a table row. A property holds 32,768 characters and a row 1 MiB, so text is spread over several properties, and
/// what is larger still lies in a blob that the row names.
/// </summary>
internal static class LargeJson
{
    private const string Property = "Json";
    private const string BlobProperty = "JsonBlob";
    private const int MaxPropertyLength = 30_000;
    private const int MaxProperties = 10;

    public static bool Fits(string json) => json.Length <= MaxPropertyLength * MaxProperties - MaxProperties;

    public static void Put(TableEntity row, string json)
    {
        var place = 0;
        for (var start = 0; start < json.Length; place++)
        {
            var length = Math.Min(MaxPropertyLength, json.Length - start);
            // Half of a surrogate pair is no text, and storage would replace it.
            if (char.IsHighSurrogate(json[start + length - 1]))
                length--;
            row[$"{Property}{place}"] = json.Substring(start, length);
            start += length;
        }
    }

    public static void PutBlobName(TableEntity row, string blobName) => row[BlobProperty] = blobName;

    /// <returns>The name of the blob that holds the JSON; null when the row holds it.</returns>
    public static string? BlobName(TableEntity row) => row.GetString(BlobProperty);

    public static byte[] Get(TableEntity row)
    {
        var json = new StringBuilder();
        for (var place = 0; row.GetString($"{Property}{place}") is { } piece; place++)
            json.Append(piece);
        return Encoding.UTF8.GetBytes(json.ToString());
    }
}
