using System.Text.RegularExpressions;

namespace CourseAI.Cli.Repositories;

/// <summary>The working copy that this <c>courseai</c> was built in.</summary>
public sealed partial record Repository(string Root)
{
    private const string Solution = "CourseAI.sln";

    public string SolutionFile => Path.Combine(Root, Solution);

    /// <summary>Where Azurite's <c>package.json</c> lies.</summary>
    public string AzuriteFolder => Path.Combine(Root, "host", "azurite");

    /// <summary>Where the portal's sources lie, and its build in <c>dist</c>.</summary>
    public string PortalFolder => Path.Combine(Root, "portal");

    public string FunctionsProject => Path.Combine(Root, "functions", "CourseAI.Functions.csproj");

    public string SamplesFolder => Path.Combine(Root, "samples");

    /// <exception cref="CommandException">This <c>courseai</c> was copied out of its repository.</exception>
    public static Repository Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, Solution)))
                return new Repository(folder);
        throw new CommandException(
            $"this command works in a clone of the repository: no {Solution} above {AppContext.BaseDirectory}"
        );
    }

    /// <summary>The project files of the solution, as full paths, in its order.</summary>
    public IReadOnlyList<string> Projects() =>
        [
            .. File.ReadLines(SolutionFile)
                .Select(line => ProjectLine().Match(line))
                .Where(match => match.Success)
                .Select(match => match.Groups["path"].Value.Replace('\\', Path.DirectorySeparatorChar))
                .Select(path => Path.GetFullPath(path, Root)),
        ];

    [GeneratedRegex(
        """^Project\("[^"]*"\) = "[^"]*", "(?<path>[^"]+\.csproj)",""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex ProjectLine();
}
