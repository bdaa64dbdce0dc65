using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CourseAI.Vision;

namespace CourseAI.Functions.Tests;

/// <summary>What cannot be used ends the process: one message, a failing exit code, and no word of where in the program it was found.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("courseai-start-").FullName;

    public StartTests()
    {
        Directory.CreateDirectory(Models);
        foreach (var file in Directory.EnumerateFiles(PictureClassifier.DefaultModels))
            File.Copy(file, Path.Combine(Models, Path.GetFileName(file)));
    }

    private string Models => Path.Combine(_folder, "models");

    private string Zip => Path.Combine(Models, "digits.zip");

    private string Card => Path.Combine(Models, "digits.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_truncated_model_is_named_with_its_hash_and_its_cards()
    {
        await File.WriteAllBytesAsync(Zip, (await File.ReadAllBytesAsync(Zip))[..^1000]);

        (await RefusedAsync())
            .Should()
            .MatchRegex(
                $"^{Zip} has SHA-256 [0-9a-f]{{64}}, but its card speaks of [0-9a-f]{{64}}: take both files from the same release.$"
            );
    }

    [Fact]
    public async Task A_foreign_file_is_named_with_the_reason()
    {
        var foreign = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "CourseAI.Functions.dll"));
        await File.WriteAllBytesAsync(Zip, foreign);
        await ChangeCardAsync("sha256", Convert.ToHexStringLower(SHA256.HashData(foreign)));

        (await RefusedAsync()).Should().StartWith($"{Zip} is no model for Digits: ");
    }

    [Fact]
    public async Task A_missing_model_is_named_with_its_place()
    {
        File.Delete(Zip);

        (await RefusedAsync()).Should().Be($"The model file {Zip} is missing: it belongs in models/.");
    }

    [Fact]
    public async Task A_card_of_the_other_task_is_named()
    {
        await ChangeCardAsync("task", "tools");

        (await RefusedAsync())
            .Should()
            .Be($"{Card} is a card for Tools, not for Digits: take it from where {Zip} is from.");
    }

    [Fact]
    public async Task Wrong_settings_are_told_alike() =>
        (await RefusedAsync(("CourseAI__BaseUrl", "courseai")))
            .Should()
            .StartWith("CourseAI:BaseUrl is \"courseai\"; it must be ");

    /// <summary>The models are looked at before storage, so that none is needed.</summary>
    /// <returns>All that the process wrote.</returns>
    private async Task<string> RefusedAsync(params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CourseAI.Functions.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["CourseAI__BaseUrl"] = "http://courseai.test",
                ["CourseAI__KeysFolder"] = Path.Combine(_folder, "keys"),
                ["CourseAI__ModelsFolder"] = Models,
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(1);
        (await output).Should().BeEmpty();
        return (await errors).TrimEnd();
    }

    private async Task ChangeCardAsync(string property, string value)
    {
        var card = JsonNode.Parse(await File.ReadAllTextAsync(Card))!;
        card[property] = value;
        await File.WriteAllTextAsync(Card, card.ToJsonString());
    }
}
