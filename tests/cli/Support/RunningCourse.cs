using CourseAI.Cli.Samples;
using CourseAI.Cli.Servers;
using CourseAI.Cli.Up;
using CourseAI.Pipeline.Access;
using EmbeddedFunctions;
using NodaTime;

namespace CourseAI.Cli.Tests;

/// <summary>The function app on storage of its own, with the sample course, its blob storage behind a <see cref="BlobProxy"/>.</summary>
internal sealed class RunningCourse : IAsyncDisposable
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    private readonly TemporaryFolder _folder = new();
    private readonly Guard _guard = Guard.Start();
    private Azurite _azurite = null!;
    private FunctionApp _app = null!;

    public BlobProxy Storage { get; private set; } = null!;

    public Uri Address => _app.Address;

    private AccessTokens Tokens => new(new KeysFolder(Keys).Tokens(), TimeProvider.System);

    private string Keys => Path.Combine(_folder.Path, "keys");

    public static async Task<RunningCourse> StartAsync()
    {
        var course = new RunningCourse();
        await course.StartChildrenAsync();
        using var instructor = course.Instructor();
        var samples = SampleClass.Read(Cli.Repository.SamplesFolder);
        var due = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) + Duration.FromDays(1);
        await PutAsync(instructor, "api/course", samples.CourseDueAt(due));
        await PutAsync(instructor, "api/roster", samples.Roster);
        return course;
    }

    public CourseServer Instructor() => new(Address, Tokens.Issue(Caller.Instructor("test"), TokenLife));

    public string StudentToken(string student) => Tokens.Issue(Caller.Student(student), TokenLife);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Storage.DisposeAsync();
        await _azurite.DisposeAsync();
        _guard.Dispose();
        _folder.Dispose();
    }

    private async Task StartChildrenAsync()
    {
        var data = Path.Combine(_folder.Path, "azurite");
        _azurite = await Azurite.StartAsync(Cli.Repository.AzuriteFolder, data);
        _guard.Watch(_azurite.ProcessId);
        var settings = _azurite
            .ConnectionString.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .ToDictionary(setting => setting[0], setting => setting[1], StringComparer.Ordinal);
        var blobs = new Uri(settings["BlobEndpoint"]);
        Storage = await BlobProxy.StartAsync(new Uri(blobs.GetLeftPart(UriPartial.Authority)));
        settings["BlobEndpoint"] = new Uri(Storage.Address, blobs.AbsolutePath).ToString();
        _app = await FunctionApp.StartAsync(
            Cli.Repository,
            new Uri($"http://127.0.0.1:{LoopbackPort.Free()}"),
            string.Join(';', settings.Select(setting => $"{setting.Key}={setting.Value}")),
            Keys,
            Path.Combine(_folder.Path, "functions.log"),
            _guard,
            CancellationToken.None
        );
    }

    private static Task<object> PutAsync(CourseServer server, string path, byte[] content) =>
        server.SendAsync<object>(HttpMethod.Put, path, new ByteArrayContent(content), CancellationToken.None);
}
