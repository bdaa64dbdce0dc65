using System.Net.Http.Headers;
using System.Text;
using CourseAI.Bench.Deployments;
using CourseAI.Core;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.HandIn;
using EmbeddedFunctions;

namespace CourseAI.Functions.Tests;

/// <summary>
/// The app in a process of its own, since what tests hold in memory must not count. Memory is no matter of speed:
/// it can be held to its promise on any machine.
/// </summary>
public sealed class MemoryTests : IAsyncLifetime
{
    private const long PromisedBytes = 64 * 1024 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("courseai-memory-").FullName;
    private Azurite _azurite = null!;
    private AppProcess? _app;

    private string Keys => Path.Combine(_folder, "keys");

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.StartAsync(
            Path.Combine(RunningApp.Repository, "host", "azurite"),
            Path.Combine(_folder, "storage")
        );
        _app = await AppProcess.StartAsync(
            Path.Combine(AppContext.BaseDirectory, "CourseAI.Functions.dll"),
            _azurite.ConnectionString,
            Keys,
            TestContext.Current.CancellationToken
        );
    }

    [Fact]
    public async Task The_largest_file_that_one_request_may_bring_passes_through_without_staying_in_memory()
    {
        using var instructor = ClientOf(Caller.Instructor("prof"));
        await PutAsync(
            instructor,
            "api/course",
            await File.ReadAllBytesAsync(Path.Combine(RunningApp.Repository, "samples", "course.json"))
        );
        await PutAsync(
            instructor,
            "api/roster",
            Encoding.UTF8.GetBytes("id,name,email,department,labels\ns01,학생,s01@univ.example,컴퓨터공학과,\n")
        );
        var film = Path.Combine(_folder, "film.mp4");
        LargeMovie.Write(film, RunningApp.Sample("video", "mp4-181s-moov-last.mp4"), PutUpload.MaxBytes);
        using var student = ClientOf(Caller.Student("s01"));
        var idle = await _app!.IdleWorkingSetAsync(TestContext.Current.CancellationToken);

        await using var file = File.OpenRead(film);
        using var content = new StreamContent(file);
        var put = await (await student.PutAsync("api/uploads/video/film.mp4", content)).ReadAsync<PutResult>();

        put.Size.Should().Be(PutUpload.MaxBytes);
        (_app.PeakWorkingSet - idle).Should().BeLessThan(PromisedBytes);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task PutAsync(HttpClient client, string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        (await client.PutAsync(path, content)).EnsureSuccessStatusCode();
    }

    private HttpClient ClientOf(Caller caller)
    {
        var tokens = new AccessTokens(KeyRing.FromFolder(Keys, "tokens"), TimeProvider.System);
        var client = new HttpClient { BaseAddress = _app!.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            tokens.Issue(caller, TimeSpan.FromHours(1))
        );
        return client;
    }
}
