using System.Text.Json;
using System.Text.RegularExpressions;
using CourseAI.Training.Tests.Evaluate.Cards;
using CourseAI.Vision.Models;

namespace CourseAI.Training.Tests.Data;

public sealed partial class PackagesTests
{
    /// <summary>A card tells what its model was trained on, the packages what the next one would be.</summary>
    [Theory]
    [InlineData("digits")]
    [InlineData("tools")]
    public void A_card_tells_the_versions_of_the_packages_that_are_installed(string model)
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Committed.Of("training", "package.json")));
        var installed = package
            .RootElement.GetProperty("dependencies")
            .EnumerateObject()
            .ToDictionary(each => each.Name, each => each.Value.GetString(), StringComparer.Ordinal);

        var told = ModelCard
            .Read(Committed.Of("models", $"{model}.json"))
            .Data.Select(source => Npm.Match(source.Version))
            .Where(match => match.Success)
            .Select(match => (Name: match.Groups["name"].Value, Version: match.Groups["version"].Value))
            .ToList();

        told.Should().NotBeEmpty();
        // A scope stands for all of its packages.
        foreach (var (name, version) in told)
            installed
                .Where(each => each.Key == name || each.Key.StartsWith($"{name}/", StringComparison.Ordinal))
                .Should()
                .NotBeEmpty(name)
                .And.OnlyContain(each => each.Value == version);
    }

    [GeneratedRegex(@"^npm (?<name>\S+) (?<version>\d+\.\d+\.\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Npm { get; }
}
