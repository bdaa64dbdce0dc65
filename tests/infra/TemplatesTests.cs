using System.Text.Json.Nodes;

namespace CourseAI.Infra.Tests;

/// <summary>The templates compile and lint offline, and no diagnostic of any level is let pass.</summary>
public sealed class TemplatesTests
{
    private static readonly string Folder = Path.Combine(Bicep.Infra, "bicep");

    public static TheoryData<string> Templates =>
        [.. Directory.GetFiles(Folder, "*.bicep").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_template_builds_without_a_diagnostic(string template)
    {
        var built = await Bicep.RunAsync("build", Path.Combine(Folder, template), "--stdout");
        built.Diagnostics.Should().BeEmpty();
        built.ExitCode.Should().Be(0);
        // Passwords and keys are read where they are needed, and never handed out.
        var outputs = JsonNode.Parse(built.Output)!["outputs"]?.AsObject() ?? [];
        outputs.ToJsonString().Should().NotContainAny("listKeys", "secure", "connectionString", "Key");
    }

    [Theory]
    [InlineData(
        "resource a 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: 'a' }",
        "no-unused-existing-resources"
    )]
    [InlineData("param unused string", "no-unused-params")]
    [InlineData("output key string = listKeys('/x', '2024-01-01').keys[0].value", "outputs-should-not-contain-secrets")]
    [InlineData("output place string = 'a'.b", "BCP0")]
    public async Task What_is_wrong_is_a_diagnostic(string source, string rule)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("courseai-bicep-").FullName, "wrong.bicep");
        try
        {
            await File.WriteAllTextAsync(file, source);
            var config = Path.Combine(Folder, "bicepconfig.json");
            File.Copy(config, Path.Combine(Path.GetDirectoryName(file)!, "bicepconfig.json"));
            var built = await Bicep.RunAsync("build", file, "--stdout");
            built.Diagnostics.Should().Contain("Error").And.Contain(rule);
            built.ExitCode.Should().Be(1);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact]
    public async Task Every_source_is_formatted()
    {
        var folder = Bicep.CopyTemplates();
        try
        {
            foreach (var kind in (string[])["bicep", "bicepparam"])
                (await Bicep.RunAsync("format", "--pattern", Path.Combine(folder, "**", $"*.{kind}")))
                    .ExitCode.Should()
                    .Be(0);
            Sources(folder).Should().Equal(Sources(Bicep.Infra)).And.HaveCountGreaterThan(10);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void No_template_needs_a_registry() =>
        Directory
            .GetFiles(Folder, "*.bicep", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line =>
                line.StartsWith("extension ", StringComparison.Ordinal)
                || line.Contains("'br", StringComparison.Ordinal)
                || line.Contains("'ts:", StringComparison.Ordinal)
            )
            .Should()
            .BeEmpty();

    private static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.bicep*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file)));
}
