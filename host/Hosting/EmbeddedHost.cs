using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EmbeddedFunctions;

/// <summary>A running host inside a test: a free port, real triggers, the storage that the test names.</summary>
public sealed class EmbeddedHost : IAsyncDisposable
{
    private readonly IHost _host;

    private EmbeddedHost(IHost host, Uri baseUri)
    {
        _host = host;
        BaseUri = baseUri;
    }

    /// <summary>Ends with a slash.</summary>
    public Uri BaseUri { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>What runs here, for a test to hold against what its author wrote.</summary>
    public IReadOnlyList<HostedFunction> Functions =>
        [
            .. Services
                .GetRequiredService<FunctionTable>()
                .Functions.Select(function => new HostedFunction(
                    function.Name,
                    function.Trigger.BindingType,
                    function.Trigger.Arguments
                )),
        ];

    /// <summary>Starts the functions of an assembly.</summary>
    /// <param name="configure">What Program.cs would say, <c>ConfigureFunctionsWebApplication</c> included.</param>
    /// <param name="storage">A connection string: the app's <c>AzureWebJobsStorage</c>.</param>
    /// <exception cref="FunctionsStartException">Anything in the functions or the settings is not supported.</exception>
    public static Task<EmbeddedHost> StartAsync(
        Action<FunctionsApplicationBuilder> configure,
        string storage,
        Assembly functions,
        CancellationToken cancellation = default
    ) => StartAsync(configure, storage, FunctionSource.Of(functions, Stopwatch.GetTimestamp()), cancellation);

    /// <summary>Starts the functions of some classes only.</summary>
    /// <inheritdoc cref="StartAsync(Action{FunctionsApplicationBuilder}, string, Assembly, CancellationToken)"/>
    public static Task<EmbeddedHost> StartAsync(
        Action<FunctionsApplicationBuilder> configure,
        string storage,
        params Type[] functions
    ) =>
        StartAsync(
            configure,
            storage,
            new FunctionSource(functions.FirstOrDefault()?.Name ?? "functions", functions, Stopwatch.GetTimestamp()),
            CancellationToken.None
        );

    /// <summary>Ends as at Ctrl-C: running invocations are told and waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }

    private static async Task<EmbeddedHost> StartAsync(
        Action<FunctionsApplicationBuilder> configure,
        string storage,
        FunctionSource source,
        CancellationToken cancellation
    )
    {
        var builder = new FunctionsApplicationBuilder(["--urls", "http://127.0.0.1:0"], source);
        builder.Configuration[HostSettings.DefaultConnection] = storage;
        configure(builder);
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
        }
        catch
        {
            host.Dispose();
            throw;
        }
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new EmbeddedHost(host, new Uri(addresses.Addresses.First()));
    }
}
