using System.Net.Sockets;

namespace CourseAI.Cli.Tests.Up;

[Collection(nameof(RunningCourse))]
public sealed class UpCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_sample_class_comes_to_what_was_written_down_from_the_rules()
    {
        var result = await Cli.RunAsync("up", "--once", "--due-in", "45", "--out", _folder.Path);
        result.ExitCode.Should().Be(ExitCodes.Ok, result.Err + result.Out);
        result.Out.Should().Contain("expected outcomes came, and no other").And.Contain("From upload end to PDF");
        Directory.GetFiles(Path.Combine(_folder.Path, "reports"), "*.pdf").Should().HaveCountGreaterThan(20);
    }

    [Fact]
    public async Task A_due_time_that_comes_too_soon_is_no_wrong_outcome()
    {
        var result = await Cli.RunAsync("up", "--once", "--due-in", "1", "--out", _folder.Path);
        result.ExitCode.Should().Be(ExitCodes.TooSlow, result.Out);
        result.Err.Should().Contain("machine too slow");
    }

    [Fact]
    public async Task Killed_it_leaves_no_child_behind()
    {
        using var up = Cli.Start("up", "--once", "--due-in", "3600", "--out", _folder.Path);
        var address = await AddressAfterAsync(up, "CourseAI serves ");
        up.Kill();
        await up.WaitForExitAsync();
        await Wait.UntilAsync(() => !Listens(address), "the function app has ended");
    }

    [Fact]
    public async Task On_a_free_port_it_says_which_and_the_page_uploads_by_either_name_of_the_machine()
    {
        using var up = Cli.Start("up", "--port", "0", "--no-samples", "--out", _folder.Path);
        var link = await AddressAfterAsync(up, "Instructor: ");
        link.Port.Should().BePositive();
        using var browser = new HttpClient();
        foreach (var host in new[] { "localhost", "127.0.0.1" })
        {
            var origin = $"http://{host}:{link.Port}";
            var page = await browser.GetAsync(new Uri($"{origin}/"));
            var storage = Sources(page, "connect-src")
                .Single(source => source.StartsWith("http", StringComparison.Ordinal));
            (await AllowedAsync(browser, storage, origin)).Should().Be(origin);
            (await AllowedAsync(browser, storage, "http://elsewhere.test")).Should().BeNull();
        }
        up.Kill();
        await up.WaitForExitAsync();
    }

    [Fact]
    public async Task A_port_in_use_is_told_with_the_way_out()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var result = await Cli.RunAsync("up", "--port", $"{port}", "--no-samples", "--out", _folder.Path);
        result.ExitCode.Should().Be(ExitCodes.Failed);
        result.Err.Should().ContainAll($"{port}", "--port");
    }

    /// <summary>Of a directive of the page's Content Security Policy.</summary>
    private static string[] Sources(HttpResponseMessage page, string directive) =>
        page
            .Headers.GetValues("Content-Security-Policy")
            .Single()
            .Split("; ")
            .Single(one => one.StartsWith(directive, StringComparison.Ordinal))
            .Split(' ');

    /// <summary>Which origin storage lets write, when a page of this one asks.</summary>
    private static async Task<string?> AllowedAsync(HttpClient browser, string storage, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, $"{storage}/devstoreaccount1/uploads/s1/a.mp4");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        using var answer = await browser.SendAsync(request);
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null;
    }

    /// <summary>The address that it prints after these words, once it does.</summary>
    private static async Task<Uri> AddressAfterAsync(System.Diagnostics.Process up, string words)
    {
        string? address = null;
        while (address is null && await up.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(words, StringComparison.Ordinal))
                address = line[words.Length..].Split(' ')[0];
        address.Should().NotBeNull(await ErrorOf(up));
        return new Uri(address!);
    }

    private static async Task<string> ErrorOf(System.Diagnostics.Process up) =>
        up.HasExited ? await up.StandardError.ReadToEndAsync() : "";

    private static bool Listens(Uri address)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
