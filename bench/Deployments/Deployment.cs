using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Azure.Storage.Blobs;
using CourseAI.Core;
using CourseAI.Pipeline;
using CourseAI.Pipeline.Access;
using EmbeddedFunctions;

namespace CourseAI.Bench.Deployments;

/// <summary>Azurite and the app with the sample course and a class of any size, in a temporary folder.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(2);

    private readonly Azurite _azurite;
    private readonly AccessTokens _tokens;

    private Deployment(string folder, Azurite azurite, AppProcess app)
    {
        (Folder, _azurite, App) = (folder, azurite, app);
        _tokens = new AccessTokens(KeyRing.FromFolder(Keys, "tokens"), TimeProvider.System);
    }

    public string Folder { get; }

    public AppProcess App { get; private set; }

    private string Keys => Path.Combine(Folder, "keys");

    public static async Task<Deployment> StartAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("courseai-bench-").FullName;
        Azurite? azurite = null;
        try
        {
            azurite = await Azurite.StartAsync(
                Path.Combine(Repository.Root, "host", "azurite"),
                Path.Combine(folder, "storage"),
                cancellation: cancellation
            );
            var app = await AppProcess.StartAsync(
                Repository.Functions,
                azurite.ConnectionString,
                Path.Combine(folder, "keys"),
                cancellation
            );
            return new Deployment(folder, azurite, app);
        }
        catch
        {
            if (azurite is not null)
                await azurite.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>A new process on the same storage; the old one is killed.</summary>
    public async Task RestartAppAsync(CancellationToken cancellation)
    {
        await App.DisposeAsync();
        App = await AppProcess.StartAsync(Repository.Functions, _azurite.ConnectionString, Keys, cancellation);
    }

    public BlobContainerClient Container(string name) => new(_azurite.ConnectionString, name);

    public Azure.Storage.Queues.QueueClient Queue(string name) => new(_azurite.ConnectionString, name);

    public HttpClient Instructor() => ClientOf(Caller.Instructor("bench"));

    public HttpClient Student(int number) => ClientOf(Caller.Student(StudentId(number)));

    /// <param name="number">1 for the first.</param>
    public static string StudentId(int number) => string.Create(CultureInfo.InvariantCulture, $"b{number:0000}");

    /// <summary>
    /// The sample course, due in some days whenever this runs, and so many students. Returns when everybody has the report that
    /// tells of nothing yet.
    /// </summary>
    public async Task PutRulesAsync(int students, CancellationToken cancellation)
    {
        using var instructor = Instructor();
        await PutAsync(instructor, "api/course", SampleCourse.OpenAt(TimeProvider.System.GetUtcNow()), cancellation);
        var rows = Enumerable
            .Range(1, students)
            .Select(i => $"{StudentId(i)},학생 {i},{StudentId(i)}@univ.example,컴퓨터공학과,\n");
        var roster = "id,name,email,department,labels\n" + string.Concat(rows);
        await PutAsync(instructor, "api/roster", Encoding.UTF8.GetBytes(roster), cancellation);
        using var timer = new PeriodicTimer(Beat);
        while (await WaitingAsync(instructor, cancellation) > 0)
            await timer.WaitForNextTickAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _azurite.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<int> WaitingAsync(HttpClient client, CancellationToken cancellation) =>
        (await client.GetFromJsonAsync<HealthReport>("api/health", CoreJson.Options, cancellation))!.Waiting;

    private static async Task PutAsync(HttpClient client, string path, byte[] body, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(body);
        using var answer = await client.PutAsync(path, content, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"PUT {path}: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    private HttpClient ClientOf(Caller caller)
    {
        var client = new HttpClient { BaseAddress = App.Address, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            _tokens.Issue(caller, TokenLife)
        );
        return client;
    }
}
