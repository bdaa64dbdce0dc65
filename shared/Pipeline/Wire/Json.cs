using System.IO.Compression;
using CourseAI.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CourseAI.Pipeline.Wire;

/// <summary>
/// Answers in the one JSON form, whatever options the app's host has; compressed for who takes that, because a class of 1,000 says the
/// same words a thousand times. No browser sends a caller's token by itself, so the length of an answer tells no stranger anything.
/// </summary>
public static class Json
{
    private const string Gzip = "gzip";

    public static IResult Ok<T>(T value) => new Compressed(Results.Json(value, CoreJson.Options));

    public static IResult Created<T>(T value) =>
        new Compressed(Results.Json(value, CoreJson.Options, statusCode: StatusCodes.Status201Created));

    private sealed class Compressed(IResult json) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.Headers.Vary = HeaderNames.AcceptEncoding;
            var accepted = httpContext.Request.GetTypedHeaders().AcceptEncoding;
            if (!accepted.Any(one => one.Value == Gzip && one.Quality is not 0))
            {
                await json.ExecuteAsync(httpContext);
                return;
            }
            response.Headers.ContentEncoding = Gzip;
            var body = response.Body;
            try
            {
                await using var compressing = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true);
                response.Body = compressing;
                await json.ExecuteAsync(httpContext);
            }
            finally
            {
                response.Body = body;
            }
        }
    }
}
