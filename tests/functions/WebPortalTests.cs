using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using CourseAI.Core;
using CourseAI.Pipeline.Portal;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions.Tests;

public sealed class WebPortalTests(RunningApp app)
{
    [Fact]
    public async Task The_root_is_the_page_and_is_asked_about_each_time()
    {
        var page = await app.Anyone.GetAsync("");
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        page.Headers.CacheControl!.ToString().Should().Be("no-cache");
        (await page.Content.ReadAsStringAsync()).Should().Be(PortalSample.Index);

        using var again = new HttpRequestMessage(HttpMethod.Get, "");
        again.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        (await app.Anyone.SendAsync(again)).StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("assets/app-4f1c.js", "text/javascript")]
    [InlineData("assets/font-91aa.woff2", "font/woff2")]
    public async Task A_file_with_a_hash_in_its_name_is_kept_for_ever(string path, string type)
    {
        var file = await app.Anyone.GetAsync(path);
        file.Content.Headers.ContentType!.MediaType.Should().Be(type);
        file.Headers.CacheControl!.ToString().Should().Be("public, max-age=31536000, immutable");
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("deflate", null)]
    public async Task The_smallest_copy_that_the_caller_reads_is_sent(string accepted, string? coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "assets/app-4f1c.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        var file = await app.Anyone.SendAsync(request);
        file.Headers.Vary.Should().Equal("Accept-Encoding");
        file.Content.Headers.ContentEncoding.Should().Equal(coding is null ? [] : [coding]);
        await using var sent = await file.Content.ReadAsStreamAsync();
        await using Stream read = coding switch
        {
            "br" => new BrotliStream(sent, CompressionMode.Decompress),
            "gzip" => new GZipStream(sent, CompressionMode.Decompress),
            _ => sent,
        };
        (await new StreamReader(read).ReadToEndAsync()).Should().Be(PortalSample.Script);
    }

    [Fact]
    public async Task A_browser_may_do_nothing_that_the_page_does_not_need()
    {
        foreach (var path in new[] { "", "assets/app-4f1c.js", "not-there" })
        {
            var headers = (await app.Anyone.GetAsync(path)).Headers;
            Header(headers, "X-Content-Type-Options").Should().Be("nosniff");
            Header(headers, "Referrer-Policy").Should().Be("no-referrer");
            Header(headers, "Cross-Origin-Opener-Policy").Should().Be("same-origin");
            var policy = Header(headers, "Content-Security-Policy").Split("; ");
            policy
                .Should()
                .Contain([
                    "default-src 'none'",
                    "script-src 'self' 'wasm-unsafe-eval'",
                    $"connect-src 'self' {app.Uploads.Uri.GetLeftPart(UriPartial.Authority)}",
                    "object-src 'none'",
                    "frame-ancestors 'none'",
                ])
                .And.NotContain(directive => directive.Contains("unsafe-inline", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/assets/..%5c..%5csecret.txt")]
    [InlineData("/assets/../../secret.txt")]
    [InlineData("/index.html%00")]
    [InlineData("//etc/passwd")]
    [InlineData("/assets")]
    [InlineData("/assets/app-4f1c.js.br")]
    public async Task Nothing_but_the_files_of_the_build_is_there(string path)
    {
        var raw = new Uri(
            app.Anyone.BaseAddress!.GetLeftPart(UriPartial.Authority) + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        var answer = await app.Anyone.GetAsync(raw);
        answer.StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().NotContain(PortalSample.Secret);
    }

    [Fact]
    public async Task An_unknown_call_is_a_problem_and_an_unknown_page_a_page()
    {
        var call = await app.Anyone.GetAsync("api/nothing");
        call.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await call.ReadProblemAsync()).Type.Should().Be("/problems/unknown-call");

        var page = await app.Anyone.GetAsync("nothing");
        page.StatusCode.Should().Be(HttpStatusCode.NotFound);
        page.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
    }

    [Fact]
    public async Task Without_a_build_the_page_says_which_command_makes_one()
    {
        var storage = CourseStorage.Open(
            StorageSettings.FromConnectionString("UseDevelopmentStorage=true"),
            TimeProvider.System
        );
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;
        await new PortalFiles(new PortalFolder("not built"), storage).Show(null).ExecuteAsync(http);
        http.Response.StatusCode.Should().Be(StatusCodes.Status503ServiceUnavailable);
        Encoding.UTF8.GetString(body.ToArray()).Should().Contain("npm run build");
    }

    /// <summary>The route takes every path, and routes are tried by name: any function after it would never be reached.</summary>
    [Fact]
    public void Its_function_is_the_last_by_name() =>
        typeof(WebPortal)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
            .OfType<string>()
            .Max(StringComparer.OrdinalIgnoreCase)
            .Should()
            .Be(nameof(WebPortal));

    [Fact]
    public async Task The_page_may_write_to_storage_from_its_own_address_only()
    {
        (await PreflightAsync(RunningApp.Address)).Should().Be(RunningApp.Address);
        (await PreflightAsync("http://elsewhere.test")).Should().BeNull();
    }

    private async Task<string?> PreflightAsync(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, $"{app.Uploads.Uri}/s01/video/~x/a.mp4");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        request.Headers.Add(
            "Access-Control-Request-Headers",
            "content-type,if-none-match,x-ms-version,x-ms-blob-content-type"
        );
        using var anyone = new HttpClient();
        var answer = await anyone.SendAsync(request);
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null;
    }

    private static string Header(HttpResponseHeaders headers, string name) => headers.GetValues(name).Single();
}

/// <summary>A build of a portal, small enough to see through.</summary>
internal static class PortalSample
{
    public const string Index = "<!doctype html><title>CourseAI</title>";
    public const string Script = "console.log('portal')";

    /// <summary>Lies beside the build.</summary>
    public const string Secret = "a key";

    public static PortalFolder In(string folder)
    {
        var portal = Path.Combine(folder, "portal");
        var assets = Directory.CreateDirectory(Path.Combine(portal, "assets")).FullName;
        File.WriteAllText(Path.Combine(folder, "secret.txt"), Secret);
        File.WriteAllText(Path.Combine(portal, "index.html"), Index);
        File.WriteAllText(Path.Combine(assets, "font-91aa.woff2"), "font");
        var script = Path.Combine(assets, "app-4f1c.js");
        File.WriteAllText(script, Script);
        using (var brotli = new BrotliStream(File.Create($"{script}.br"), CompressionMode.Compress))
            brotli.Write(Encoding.UTF8.GetBytes(Script));
        using (var gzip = new GZipStream(File.Create($"{script}.gz"), CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(Script));
        return new PortalFolder(portal);
    }
}
