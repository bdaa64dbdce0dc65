using System.Collections.Frozen;
using CourseAI.Core;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Portal;

/// <summary>
/// Serves the portal. Only what lay in its folder when it was first asked for is served, so no path leads out of it. Every answer
/// carries what a browser may do with it: nothing inline, no other hosts than this app and its storage.
/// </summary>
public sealed class PortalFiles(PortalFolder folder, CourseStorage storage)
{
    private readonly FrozenDictionary<string, PortalFile> _files = FilesIn(folder.Path);
    private readonly string _policy = string.Join(
        "; ",
        "default-src 'none'",
        // The hash is computed by WebAssembly; this allows that and no eval.
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data: blob:",
        "media-src blob:",
        $"connect-src 'self' {storage.Uploads.Origin}",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'"
    );

    /// <param name="path">Below the root, without the first slash; null or empty: the page itself.</param>
    /// <exception cref="RefusalException">404: below <c>api/</c>, where calls are and no pages.</exception>
    public IResult Show(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return new Answer(_policy, _files.TryGetValue("index.html", out var index) ? index.SendAsync : NotBuilt);
        if (path.StartsWith("api/", StringComparison.Ordinal) || path == "api")
            throw new RefusalException(
                StatusCodes.Status404NotFound,
                "unknown-call",
                new Text(
                    "이런 호출은 없습니다. docs/openapi.yaml을 보십시오.",
                    "There is no such call: see docs/openapi.yaml."
                )
            );
        return new Answer(_policy, _files.TryGetValue(path, out var file) ? file.SendAsync : NotThere);
    }

    private static FrozenDictionary<string, PortalFile> FilesIn(string folder)
    {
        if (!Directory.Exists(folder))
            return FrozenDictionary<string, PortalFile>.Empty;
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        return Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => !PortalFile.IsCopy(file))
            .Select(file => new PortalFile(root, file))
            .ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);
    }

    private static Task NotThere(HttpContext http) =>
        WriteAsync(
            http,
            StatusCodes.Status404NotFound,
            """<p>이 주소에는 아무것도 없습니다. <a href="/">처음으로</a></p><p lang="en">There is nothing at this address. <a href="/">To the start</a></p>"""
        );

    private static Task NotBuilt(HttpContext http) =>
        WriteAsync(
            http,
            StatusCodes.Status503ServiceUnavailable,
            """
            <p>포털이 아직 빌드되지 않았습니다. 저장소에서 아래 명령을 실행한 뒤 앱을 다시 빌드하십시오. <code>./run</code>은 이를 알아서 합니다.</p>
            <p lang="en">The portal is not built. Run this in the repository and build the app again; <code>./run</code> does both.</p>
            <pre>cd portal &amp;&amp; npm ci &amp;&amp; npm run build</pre>
            """
        );

    private static Task WriteAsync(HttpContext http, int status, string content)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        return http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>CourseAI</title></head><body><main><h1>CourseAI</h1>
            {content}
            </main></body></html>
            """
        );
    }

    private sealed class Answer(string policy, Func<HttpContext, Task> send) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return send(httpContext);
        }
    }
}
