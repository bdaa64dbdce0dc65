using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CourseAI.Cli.Tests;

/// <summary>Stands before blob storage, hands everything through, and counts how often each block was begun to be sent.</summary>
internal sealed class BlobProxy : IAsyncDisposable
{
    private static readonly string[] HopByHop = ["Transfer-Encoding", "Connection", "Keep-Alive", "Host"];

    private readonly HttpClient _storage;
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _blocks = new(StringComparer.Ordinal);

    private BlobProxy(Uri storage)
    {
        _storage = new HttpClient { BaseAddress = storage, Timeout = Timeout.InfiniteTimeSpan };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Run(ForwardAsync);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>By block: how often a request for it began.</summary>
    public IReadOnlyDictionary<string, int> Blocks => _blocks;

    public static async Task<BlobProxy> StartAsync(Uri storage)
    {
        var proxy = new BlobProxy(storage);
        await proxy._app.StartAsync();
        var addresses = proxy._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        proxy.Address = new Uri(addresses.Addresses.First());
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _storage.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Query["comp"] == "block")
            _blocks.AddOrUpdate($"{request.Path} {request.Query["blockid"]}", 1, (_, count) => count + 1);
        using var forwarded = new HttpRequestMessage(
            new HttpMethod(request.Method),
            new Uri(
                _storage.BaseAddress!,
                context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget
            )
        );
        if (request.ContentLength is not null || request.Headers.ContainsKey("Transfer-Encoding"))
            forwarded.Content = new StreamContent(request.Body);
        foreach (var (name, values) in request.Headers.Where(header => !HopByHop.Contains(header.Key)))
            if (!forwarded.Headers.TryAddWithoutValidation(name, values.ToArray()))
                forwarded.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        using var answer = await _storage.SendAsync(
            forwarded,
            HttpCompletionOption.ResponseHeadersRead,
            context.RequestAborted
        );
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!HopByHop.Contains(name))
                context.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
