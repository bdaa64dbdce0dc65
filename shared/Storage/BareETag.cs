using Azure;

namespace CourseAI.Storage;

/// <summary>ETags come quoted in headers and bare in listings; outside of this class they are bare.</summary>
internal static class BareETag
{
    public static string Of(ETag etag) => etag.ToString().Trim('"');

    public static ETag ToETag(string bare) => new($"\"{bare}\"");
}
