using System.Xml;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

namespace EmbeddedFunctions;

/// <summary>
/// Lists a container again and again, cheaply: each page of the answer is compared byte by byte with the last one while
/// it arrives, and only a page that differs is read as XML. (The SDK's own listing makes objects of every blob each time.)
/// </summary>
internal sealed class BlobListing(BlobServiceClient service, BlobContainerClient container, string prefix)
{
    /// <summary>The most that storage puts on one page.</summary>
    private const int PageSize = 5000;
    private const string ApiVersion = "2021-12-02";

    private readonly HttpPipeline _pipeline = PipelineOf.Client(service);
    private readonly List<Page> _pages = [];
    private readonly byte[] _buffer = new byte[128 * 1024];

    public readonly record struct Blob(string Name, string ETag);

    /// <summary>Makes the next scan tell all blobs again.</summary>
    public void Forget() => _pages.Clear();

    /// <summary>The blobs of pages that differ from those of the last scan; a container that is not there is empty.</summary>
    public async Task<List<Blob>> ScanAsync(CancellationToken cancellation)
    {
        var changed = new List<Blob>();
        var marker = "";
        for (var index = 0; ; index++)
        {
            var before = index < _pages.Count ? _pages[index] : null;
            var page = await ReadAsync(marker, before, cancellation);
            if (page is null)
            {
                Forget();
                return [];
            }
            if (page != before)
            {
                _pages.RemoveRange(index, _pages.Count - index);
                _pages.Add(page);
                changed.AddRange(page.Blobs);
                page.Blobs.Clear();
            }
            if (page.Next.Length == 0)
            {
                _pages.RemoveRange(index + 1, _pages.Count - index - 1);
                return changed;
            }
            marker = page.Next;
        }
    }

    private async Task<Page?> ReadAsync(string marker, Page? before, CancellationToken cancellation)
    {
        using var message = _pipeline.CreateMessage();
        message.BufferResponse = false;
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(container.Uri);
        message.Request.Uri.AppendQuery("restype", "container");
        message.Request.Uri.AppendQuery("comp", "list");
        message.Request.Uri.AppendQuery("maxresults", $"{PageSize}", escapeValue: false);
        if (prefix.Length > 0)
            message.Request.Uri.AppendQuery("prefix", prefix, escapeValue: true);
        if (marker.Length > 0)
            message.Request.Uri.AppendQuery("marker", marker, escapeValue: true);
        message.Request.Headers.Add("x-ms-version", ApiVersion);
        message.Request.Headers.Add("Accept", "application/xml");
        await _pipeline.SendAsync(message, cancellation);
        if (message.Response.Status == 404)
            return null;
        if (message.Response.IsError)
            throw new Azure.RequestFailedException(message.Response);
        return await CompareAsync(message.Response.ContentStream!, before, cancellation);
    }

    private async Task<Page> CompareAsync(Stream body, Page? before, CancellationToken cancellation)
    {
        var same = before?.Bytes ?? [];
        var equal = 0;
        MemoryStream? other = null;
        while (await body.ReadAsync(_buffer, cancellation) is > 0 and var read)
        {
            var chunk = _buffer.AsMemory(0, read);
            if (other is null && equal + read <= same.Length && chunk.Span.SequenceEqual(same.AsSpan(equal, read)))
            {
                equal += read;
                continue;
            }
            if (other is null)
            {
                other = new MemoryStream(same.Length);
                other.Write(same, 0, equal);
            }
            other.Write(chunk.Span);
        }
        return other is null && before is not null && equal == same.Length
            ? before
            : Page.Parse(other?.ToArray() ?? same[..equal]);
    }

    private sealed record Page(byte[] Bytes, string Next, List<Blob> Blobs)
    {
        public static Page Parse(byte[] bytes)
        {
            var blobs = new List<Blob>();
            var (next, name) = ("", "");
            using var reader = XmlReader.Create(
                new MemoryStream(bytes),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false }
            );
            reader.MoveToContent();
            while (!reader.EOF)
            {
                if (reader.NodeType != XmlNodeType.Element)
                    reader.Read();
                else if (reader.Name == "Name")
                {
                    var isEncoded = reader.GetAttribute("Encoded") == "true";
                    name = reader.ReadElementContentAsString();
                    name = isEncoded ? Uri.UnescapeDataString(name) : name;
                }
                else if (reader.Name == "Etag")
                    blobs.Add(new Blob(name, reader.ReadElementContentAsString().Trim('"')));
                else if (reader.Name == "NextMarker")
                    next = reader.ReadElementContentAsString();
                else
                    reader.Read();
            }
            return new Page(bytes, next, blobs);
        }
    }

    /// <summary>Signs and retries as the client does; the SDK offers it to subclasses only.</summary>
    private sealed class PipelineOf : BlobServiceClient
    {
        public static HttpPipeline Client(BlobServiceClient client) => GetHttpPipeline(client);
    }
}
