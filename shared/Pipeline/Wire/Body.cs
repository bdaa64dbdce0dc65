using System.Text;
using System.Text.Json;
using CourseAI.Core;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Wire;

/// <summary>Reads request bodies, with a limit before anything is allocated.</summary>
public static class Body
{
    private const int JsonLimit = 1024 * 1024;

    /// <summary>What is left out is asked for: it would read as null, or as 0 points. Storage's own JSON leaves nulls out.</summary>
    private static readonly JsonSerializerOptions Options = new(CoreJson.Options)
    {
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="RefusalException">400 with the JSON path, 413 or 415.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
        {
            throw new RefusalException(
                StatusCodes.Status415UnsupportedMediaType,
                "not-json",
                new Text(
                    "본문은 Content-Type: application/json 이어야 합니다.",
                    "The body must come with Content-Type: application/json."
                )
            );
        }
        var bytes = await BytesAsync(request, JsonLimit, cancellation);
        try
        {
            return JsonSerializer.Deserialize<T>(bytes.Span, Options)
                ?? throw new JsonException("null stands where a value must be");
        }
        catch (JsonException error)
        {
            throw new RefusalException(
                StatusCodes.Status400BadRequest,
                "bad-json",
                new Text(
                    "본문의 JSON을 읽을 수 없습니다.",
                    "The body's JSON does not have the form that this call takes."
                )
            )
            {
                Faults = [new Fault(error.Path ?? "$", "", Text.Same(Plain(error)))],
            };
        }
    }

    /// <exception cref="RefusalException">413 when the body is longer than <paramref name="limit"/>.</exception>
    public static async Task<ReadOnlyMemory<byte>> BytesAsync(
        HttpRequest request,
        int limit,
        CancellationToken cancellation
    )
    {
        if (request.ContentLength > limit)
            throw TooLarge(limit);
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 0));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellation)) > 0)
        {
            if (buffer.Length + read > limit)
                throw TooLarge(limit);
            buffer.Write(chunk, 0, read);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <exception cref="RefusalException">413.</exception>
    public static async Task<string> TextAsync(HttpRequest request, int limit, CancellationToken cancellation) =>
        Encoding.UTF8.GetString((await BytesAsync(request, limit, cancellation)).Span);

    private static RefusalException TooLarge(int limit) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            "body-too-large",
            new Text($"본문은 {limit:N0}바이트까지입니다.", $"The body may have at most {limit:N0} bytes.")
        );

    /// <summary>The reader's own sentence, without the CLR type names that mean nothing to a caller.</summary>
    private static string Plain(JsonException error) =>
        error.Message.Contains("missing required", StringComparison.Ordinal)
            ? error.Message[(error.Message.IndexOf("missing", StringComparison.Ordinal))..]
        : error.LineNumber is { } line ? $"Unexpected value at line {line + 1}, byte {error.BytePositionInLine + 1}."
        : "Unexpected value.";
}
