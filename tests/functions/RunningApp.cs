using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using Azure.Storage.Blobs;
using CourseAI.Core;
using CourseAI.Pipeline;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Wire;
using EmbeddedFunctions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(CourseAI.Functions.Tests.RunningApp))]

namespace CourseAI.Functions.Tests;

/// <summary>The whole app on the embedded host and a storage of its own, as `courseai up` runs it, for all tests of this project.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    /// <summary>Where people reach it, as its configuration says; it listens elsewhere.</summary>
    public const string Address = "http://courseai.test";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("courseai-functions-").FullName;
    private Azurite? _azurite;
    private EmbeddedHost? _host;

    /// <summary>What the host runs.</summary>
    public IReadOnlyList<HostedFunction> Functions => _host!.Functions;

    public HttpClient Anyone { get; private set; } = null!;

    public HttpClient Instructor { get; private set; } = null!;

    /// <summary>The container that students write to.</summary>
    public BlobContainerClient Uploads { get; private set; } = null!;

    public static string Repository { get; } =
        Assembly
            .GetExecutingAssembly()
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "RepositoryRoot")
            .Value!;

    public static string Sample(params string[] path) => Path.Combine([Repository, "samples", "files", .. path]);

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.StartAsync(
            Path.Combine(Repository, "host", "azurite"),
            Path.Combine(_folder, "storage")
        );
        _host = await EmbeddedHost.StartAsync(
            builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Configuration[PublicAddress.Setting] = Address;
                builder.Configuration["CourseAI:KeysFolder"] = Path.Combine(_folder, "keys");
                builder.Services.AddSingleton(PortalSample.In(_folder));
                builder.Services.AddCourseAI(builder.Configuration);
            },
            _azurite.ConnectionString,
            typeof(HandIn).Assembly
        );
        Anyone = new HttpClient { BaseAddress = _host.BaseUri };
        Instructor = ClientOf(Caller.Instructor("prof"));
        Uploads = new BlobContainerClient(_azurite.ConnectionString, "uploads");
        await PutRulesAsync();
    }

    public HttpClient Student(string id) => ClientOf(Caller.Student(id));

    /// <summary>Asks until the answer satisfies, for what happens behind a queue.</summary>
    public static async Task<T> EventuallyAsync<T>(Func<Task<T?>> ask, Func<T, bool> satisfied)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(limit.Token))
            if (await ask() is { } answer && satisfied(answer))
                return answer;
        throw new TimeoutException();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private HttpClient ClientOf(Caller caller)
    {
        var tokens = _host!.Services.GetRequiredService<AccessTokens>();
        var client = new HttpClient { BaseAddress = _host.BaseUri };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            tokens.Issue(caller, TimeSpan.FromHours(1))
        );
        return client;
    }

    private async Task PutRulesAsync()
    {
        var course = await File.ReadAllBytesAsync(Path.Combine(Repository, "samples", "course.json"));
        (await Instructor.PutAsync("api/course", new ByteArrayContent(course))).EnsureSuccessStatusCode();
        var rows = Enumerable.Range(1, 40).Select(i => $"s{i:00},학생 {i},s{i:00}@univ.ac.kr,컴퓨터공학과,\n");
        var roster = Encoding.UTF8.GetBytes("id,name,email,department,labels\n" + string.Concat(rows));
        (await Instructor.PutAsync("api/roster", new ByteArrayContent(roster))).EnsureSuccessStatusCode();
    }
}

internal static class Answers
{
    public static Task<T?> GetAsync<T>(this HttpClient client, string path) =>
        client.GetFromJsonAsync<T>(path, CoreJson.Options);

    public static async Task<T> ReadAsync<T>(this HttpResponseMessage response) =>
        (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>(CoreJson.Options))!;

    public static async Task<Problems.Body> ReadProblemAsync(this HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<Problems.Body>(CoreJson.Options))!;
}
