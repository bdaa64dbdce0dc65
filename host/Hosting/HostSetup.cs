using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EmbeddedFunctions;

/// <summary>Puts the host together: settings, functions, their triggers, Kestrel.</summary>
internal static class HostSetup
{
    private const string DefaultUrl = "http://localhost:7071";

    public static WebApplicationBuilder CreateWeb(string[] args)
    {
        // Functions do not reload their settings, and a file watcher per host is dear in tests.
        var web = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        web.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
        });
        foreach (var chatty in (string[])["Microsoft.AspNetCore", "Microsoft.Hosting.Lifetime", "Azure"])
            web.Logging.AddFilter(chatty, LogLevel.Warning);
        if (web.Configuration["urls"] is null && web.Configuration["http_ports"] is null)
            web.WebHost.UseUrls(DefaultUrl);
        return web;
    }

    public static IHost Build(
        WebApplicationBuilder web,
        FunctionSource source,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware,
        bool hasHttp
    )
    {
        var hostJson = HostJsonConfiguration(web);
        web.Logging.AddConfiguration(hostJson.GetSection("logging"));
        var settings = new HostSettings(web.Configuration);
        var table = FunctionTable.Find(source, settings, hasHttp);
        web.Services.AddRouting();
        web.Services.AddSingleton(HostJson.Read(hostJson));
        web.Services.AddSingleton(source);
        web.Services.AddSingleton(table);
        web.Services.AddSingleton(new MiddlewareChain(middleware));
        web.Services.AddSingleton<HostLog>();
        web.Services.AddSingleton<Invoker>();
        web.Services.AddSingleton(new HostStore(settings, HostId(settings, source)));
        if (table.By<BlobTrigger>().Any())
            web.Services.AddHostedService<BlobPump>();
        if (table.By<QueueTrigger>().Any())
            web.Services.AddHostedService<QueuePump>();
        if (table.By<TimerTrigger>().Any())
            web.Services.AddHostedService<TimerPump>();
        web.Services.AddSingleton<HttpRoutes>();
        web.Services.AddSingleton<HttpFunctions>();
        web.Services.AddSingleton<ReadyLine>();
        var app = web.Build();
        LeaveOutAspNetMiddleware(app);
        app.Run(app.Services.GetRequiredService<HttpFunctions>().HandleAsync);
        app.Services.GetRequiredService<ReadyLine>().TellWhenStarted(app);
        return app;
    }

    private static string HostId(HostSettings settings, FunctionSource source)
    {
        try
        {
            return settings.HostId(source.Name);
        }
        catch (FormatException error)
        {
            throw new FunctionsStartException([error.Message + "."]);
        }
    }

    private static IConfiguration HostJsonConfiguration(WebApplicationBuilder web)
    {
        var folders = new[] { web.Environment.ContentRootPath, AppContext.BaseDirectory };
        var file = folders.Select(folder => Path.Combine(folder, HostJson.FileName)).FirstOrDefault(File.Exists);
        var builder = new ConfigurationBuilder();
        if (file is not null)
            builder.AddJsonFile(file, optional: false, reloadOnChange: false);
        // Copied, not chained: a chained configuration loses empty values, and routePrefix is often empty.
        var overrides = web.Configuration.GetSection(HostJson.OverrideSection).AsEnumerable(makePathsRelative: true);
        return builder.AddInMemoryCollection(overrides.Where(setting => setting.Value is not null)).Build();
    }

    /// <summary>
    /// A web application adds authentication by itself where such services are registered. Azure does not,
    /// and an app must not learn that only there.
    /// </summary>
    private static void LeaveOutAspNetMiddleware(IApplicationBuilder app)
    {
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.Properties["__AuthorizationMiddlewareSet"] = true;
    }
}
