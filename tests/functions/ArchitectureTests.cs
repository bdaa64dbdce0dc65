using System.Xml.Linq;

namespace CourseAI.Functions.Tests;

/// <summary>What the design promises of the tree itself.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void Functions_are_the_same_source_on_every_host() =>
        Directory
            .EnumerateFiles(Folder("functions"), "*.cs")
            .Where(file =>
                File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal))
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void Core_has_no_package_but_NodaTime() =>
        References("shared/Core/CourseAI.Core.csproj", "PackageReference").Should().Equal("NodaTime");

    [Theory]
    [InlineData("Core")]
    [InlineData("Inspection", "Core")]
    [InlineData("Vision", "Core")]
    [InlineData("Reports", "Core")]
    [InlineData("Storage", "Core")]
    [InlineData("Pipeline", "Core", "Inspection", "Vision", "Reports", "Storage")]
    public void Arrows_point_downwards_only(string library, params string[] below) =>
        References($"shared/{library}/CourseAI.{library}.csproj", "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path).Replace("CourseAI.", "", StringComparison.Ordinal))
            .Should()
            .BeSubsetOf(below);

    [Fact]
    public void The_embedded_host_knows_nothing_of_CourseAI() =>
        Directory
            .EnumerateFiles(Folder("host"), "*.cs*", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .Where(file => File.ReadAllText(file).Contains("CourseAI", StringComparison.Ordinal))
            .Should()
            .BeEmpty();

    [Fact]
    public void Nothing_of_the_solution_pulls_the_training_libraries()
    {
        var solution = File.ReadAllText(Path.Combine(RunningApp.Repository, "CourseAI.sln"));
        solution.Should().NotContain("Train.csproj");
        solution
            .Split('"')
            .Where(part => part.EndsWith(".csproj", StringComparison.Ordinal))
            .SelectMany(project => References(project.Replace('\\', '/'), "PackageReference"))
            .Should()
            .NotContain(package => package.Contains("torch", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_report_model_knows_no_PDF_library() =>
        Directory
            .EnumerateFiles(Folder("shared/Reports/Model"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("Skia", StringComparison.Ordinal))
            .Should()
            .BeEmpty();

    private static string Folder(string path) => Path.Combine(RunningApp.Repository, path);

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument
            .Load(Path.Combine(RunningApp.Repository, project))
            .Descendants(kind)
            .Select(element => element.Attribute("Include")!.Value);
}
