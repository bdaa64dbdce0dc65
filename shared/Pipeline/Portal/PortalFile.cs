using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace CourseAI.Pipeline.Portal;

/// <summary>One file of the portal, with the copies of it that its build compressed.</summary>
internal sealed class PortalFile
{
    /// <summary>Codings and the ending of such a copy's name; the smallest first.</summary>
    private static readonly (string Coding, string Ending)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly Body _plain;
    private readonly IReadOnlyList<Body> _compressed;
    private readonly string _type;
    private readonly string _cacheControl;

    /// <param name="folder">Full path, with a separator at its end.</param>
    public PortalFile(string folder, string file)
    {
        Name = file[folder.Length..].Replace(Path.DirectorySeparatorChar, '/');
        _plain = Body.Of(file, coding: null);
        _compressed =
        [
            .. Codings
                .Where(coding => File.Exists(file + coding.Ending))
                .Select(coding => Body.Of(file + coding.Ending, coding.Coding)),
        ];
        _type = Types.TryGetContentType(Name, out var known) ? known : "application/octet-stream";
        // The build puts a hash of their content into the names of these.
        _cacheControl = Name.StartsWith("assets/", StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable"
            : "no-cache";
    }

    /// <summary>Its path below the folder, with slashes.</summary>
    public string Name { get; }

    /// <summary>Whether a file is a compressed copy, which nobody asks for by its own name.</summary>
    public static bool IsCopy(string file) =>
        Codings.Any(coding => file.EndsWith(coding.Ending, StringComparison.Ordinal));

    /// <returns>200 with the file, or 304 where the caller has it already.</returns>
    public Task SendAsync(HttpContext http)
    {
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        var body = _compressed.FirstOrDefault(one => accepted.Any(one.Fits)) ?? _plain;
        var headers = http.Response.Headers;
        headers.CacheControl = _cacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (body.Coding is not null)
            headers.ContentEncoding = body.Coding;
        return TypedResults.PhysicalFile(body.File, _type, entityTag: body.Tag).ExecuteAsync(http);
    }

    private sealed record Body(string File, string? Coding, EntityTagHeaderValue Tag)
    {
        public static Body Of(string file, string? coding)
        {
            using var bytes = System.IO.File.OpenRead(file);
            return new Body(file, coding, new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
        }

        public bool Fits(StringWithQualityHeaderValue accepted) =>
            accepted.Value == Coding && accepted.Quality is not 0;
    }
}
