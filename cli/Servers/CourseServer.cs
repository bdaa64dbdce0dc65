using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using CourseAI.Core;
using CourseAI.Pipeline.HandIn;
using CourseAI.Pipeline.Wire;

namespace CourseAI.Cli.Servers;

/// <summary>A CourseAI deployment as one signed-in person calls it.</summary>
/// <param name="address">Its base, with or without a closing slash.</param>
/// <param name="token">A bearer token; null for the calls that need none.</param>
public sealed class CourseServer(Uri address, string? token) : IDisposable
{
    /// <summary>A hundred megabytes over a slow line take minutes; an answer that never comes is told by the connection.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly HttpClient _http = new()
    {
        BaseAddress = new Uri(address.ToString().TrimEnd('/') + "/"),
        Timeout = Patience,
        DefaultRequestHeaders =
        {
            Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token),
        },
    };

    /// <summary>Without a closing slash.</summary>
    public string Address => _http.BaseAddress!.ToString().TrimEnd('/');

    public Task<DeclaredUpload> DeclareAsync(DeclareRequest request, CancellationToken cancellation) =>
        SendAsync<DeclaredUpload>(HttpMethod.Post, "api/uploads", Json(request), cancellation);

    public Task<OpenSlot> RenewAsync(string uploadId, CancellationToken cancellation) =>
        SendAsync<OpenSlot>(HttpMethod.Post, $"api/uploads/{Uri.EscapeDataString(uploadId)}/slot", null, cancellation);

    /// <summary>The one-request door: up to 100 MB, checked against its digest on arrival.</summary>
    public async Task<PutResult> PutFileAsync(string part, string fileName, string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        var digest = ContentDigest.Write(await SHA256.HashDataAsync(file, cancellation));
        file.Position = 0;
        using var content = new StreamContent(file);
        content.Headers.Add("Content-Digest", digest);
        var name = string.Join('/', fileName.Split('/').Select(Uri.EscapeDataString));
        return await SendAsync<PutResult>(HttpMethod.Put, $"api/uploads/{part}/{name}", content, cancellation);
    }

    public static HttpContent Json<T>(T body) => JsonContent.Create(body, options: CoreJson.Options);

    public Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        SendAsync<T>(HttpMethod.Get, path, null, cancellation);

    public async Task<T> SendAsync<T>(
        HttpMethod method,
        string path,
        HttpContent? content,
        CancellationToken cancellation
    )
    {
        using var response = await SendAsync(method, path, content, cancellation);
        var bytes = await ReadAsync(response, cancellation);
        try
        {
            return CoreJson.Deserialize<T>(bytes);
        }
        catch (JsonException)
        {
            throw new CommandException(
                $"{Address}/{path} did not answer as a CourseAI server of this version does",
                ExitCodes.Unreachable
            );
        }
    }

    /// <returns>An answer of success, its body unread.</returns>
    /// <exception cref="ServerRefusedException">Any other answer.</exception>
    /// <exception cref="CommandException">No answer came.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        CancellationToken cancellation
    )
    {
        HttpResponseMessage response;
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException error)
        {
            throw new CommandException($"{Address} does not answer: {error.Message}", ExitCodes.Unreachable);
        }
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw new ServerRefusedException(
                response.StatusCode,
                $"{method} {path}",
                await ReadProblemAsync(response, cancellation)
            );
    }

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await response.Content.ReadAsByteArrayAsync(cancellation);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new CommandException($"{Address} stopped answering: {error.Message}", ExitCodes.Unreachable);
        }
    }

    private static async Task<Problems.Body?> ReadProblemAsync(
        HttpResponseMessage response,
        CancellationToken cancellation
    )
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return null;
        try
        {
            return await response.Content.ReadFromJsonAsync<Problems.Body>(CoreJson.Options, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
