using System.Text.Json;

namespace CourseAI.Functions.Tests;

/// <summary>What MSBuild makes of <c>profiles/</c>; the official packages themselves are not restored here.</summary>
public sealed class ProfileTests
{
    private static readonly string[] OfficialPackages =
    [
        "Microsoft.Azure.Functions.Worker [2.51,3)",
        "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore [2.1,3)",
        "Microsoft.Azure.Functions.Worker.Extensions.Storage [6.8,7)",
        "Microsoft.Azure.Functions.Worker.Extensions.Timer [4.3.1,5)",
        "Microsoft.Azure.Functions.Worker.Sdk [2.0.7,3)",
    ];

    [Fact]
    public async Task Azure_takes_the_official_worker_and_not_the_embedded_host()
    {
        var project = await Project.EvaluateAsync("-p:CourseAIProfile=azure");
        project.Packages.Where(IsOfficial).Should().BeEquivalentTo(OfficialPackages);
        project.Named("ProjectReference").Should().NotContain(reference => IsHost(reference));
        project.Property("AzureFunctionsVersion").Should().Be("v4");
        project.Property("WarningsNotAsErrors").Split(';').Should().Contain(["NU1603", "NU1608", "NU1901", "NU1904"]);
    }

    [Fact]
    public async Task The_default_takes_the_embedded_host_and_no_official_package()
    {
        var project = await Project.EvaluateAsync();
        project.Packages.Should().NotContain(package => IsOfficial(package));
        project.Named("ProjectReference").Should().ContainSingle(reference => IsHost(reference));
    }

    [Fact]
    public async Task The_profiles_differ_in_no_source_and_share_no_folder()
    {
        var embedded = await Project.EvaluateAsync();
        var azure = await Project.EvaluateAsync("-p:CourseAIProfile=azure");
        azure.Named("Compile").Should().BeEquivalentTo(embedded.Named("Compile")).And.NotBeEmpty();
        azure.Property("IntermediateOutputPath").Should().StartWith("obj/azure/");
        azure.Property("OutputPath").Should().StartWith("bin/azure/");
        embedded.Property("IntermediateOutputPath").Should().NotContain("azure");
        embedded.Property("OutputPath").Should().NotContain("azure");
    }

    [Fact]
    public async Task What_is_published_for_one_system_is_compiled_ahead_of_time()
    {
        (await Project.EvaluateAsync("-p:CourseAIProfile=azure", "-p:RuntimeIdentifier=linux-x64"))
            .Property("PublishReadyToRun")
            .Should()
            .Be("true");
        (await Project.EvaluateAsync()).Property("PublishReadyToRun").Should().NotBe("true");
    }

    [Theory]
    [InlineData("Scan")]
    [InlineData("EventGrid")]
    public async Task BlobEvents_chooses_one_file(string events) =>
        (await Project.EvaluateAsync("-p:CourseAIProfile=azure", $"-p:BlobEvents={events}"))
            .Named("Compile")
            .Where(file => file.StartsWith("BlobEvents.", StringComparison.Ordinal))
            .Should()
            .Equal($"BlobEvents.{events}.cs");

    private static bool IsOfficial(string package) =>
        package.StartsWith("Microsoft.Azure.Functions.", StringComparison.Ordinal);

    private static bool IsHost(string reference) =>
        reference.EndsWith("EmbeddedFunctions.csproj", StringComparison.Ordinal);

    /// <summary>The functions project as MSBuild evaluates it, without a restore.</summary>
    private sealed record Project(JsonElement Items, JsonElement Properties)
    {
        /// <summary><c>name range</c> of every package reference.</summary>
        public IReadOnlyList<string> Packages
        {
            get
            {
                var versions = Items
                    .GetProperty("PackageVersion")
                    .EnumerateArray()
                    .ToDictionary(
                        Identity,
                        item => item.GetProperty("Version").GetString(),
                        StringComparer.OrdinalIgnoreCase
                    );
                return [.. Named("PackageReference").Select(name => $"{name} {versions[name]}")];
            }
        }

        public static async Task<Project> EvaluateAsync(params string[] arguments)
        {
            var output = await FunctionsProject.AskAsync([
                "-getItem:Compile,PackageReference,PackageVersion,ProjectReference",
                "-getProperty:AzureFunctionsVersion,WarningsNotAsErrors,IntermediateOutputPath,OutputPath,PublishReadyToRun",
                .. arguments,
            ]);
            using var json = JsonDocument.Parse(output);
            return new Project(
                json.RootElement.GetProperty(nameof(Items)).Clone(),
                json.RootElement.GetProperty(nameof(Properties)).Clone()
            );
        }

        public IReadOnlyList<string> Named(string item) =>
            [.. Items.GetProperty(item).EnumerateArray().Select(Identity)];

        public string Property(string name) => Properties.GetProperty(name).GetString()!.Replace('\\', '/');

        private static string Identity(JsonElement item) => item.GetProperty("Identity").GetString()!;
    }
}
