using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CourseAI.Cli.Repositories;

/// <summary>What a clone needs before anything in it runs. Each step does nothing when it is done already.</summary>
public sealed partial class Setup(Repository repository)
{
    private const int OldestNode = 20;

    /// <summary>What the portal's build is made of, beside the files that lie in portal/ itself.</summary>
    private static readonly string[] PortalFolders = ["src", "public"];

    /// <exception cref="CommandException">Node.js is missing or too old; one line says what to install.</exception>
    public async Task CheckNodeAsync(CancellationToken cancellation)
    {
        var said = await Tool.RunAsync(repository.Root, "node", ["--version"], cancellation: cancellation);
        var version = NodeVersion().Match(said.Output);
        if (!version.Success || int.Parse(version.Groups["major"].ValueSpan, null) < OldestNode)
            throw new CommandException(
                $"Node.js {OldestNode} or newer is needed, this is {said.Output.Trim()}: install it from https://nodejs.org",
                ExitCodes.MissingTool
            );
    }

    public bool AzuriteIsInstalled => IsInstalled(repository.AzuriteFolder);

    public Task InstallAzuriteAsync(CancellationToken cancellation) =>
        InstallAsync(repository.AzuriteFolder, cancellation);

    public Task InstallPortalAsync(CancellationToken cancellation) =>
        InstallAsync(repository.PortalFolder, cancellation);

    /// <summary>Its build is newer than everything that it is made of.</summary>
    public bool PortalIsBuilt
    {
        get
        {
            var page = new FileInfo(Path.Combine(repository.PortalFolder, "dist", "index.html"));
            return page.Exists && PortalSources().All(source => source.LastWriteTimeUtc <= page.LastWriteTimeUtc);
        }
    }

    public async Task BuildPortalAsync(CancellationToken cancellation)
    {
        await InstallPortalAsync(cancellation);
        if (!PortalIsBuilt)
            (await Tool.NpmAsync(repository.PortalFolder, ["run", "build"], cancellation)).OrThrow(
                "npm run build in portal"
            );
    }

    public async Task RestoreToolsAsync(CancellationToken cancellation) =>
        (await DotnetAsync(["tool", "restore"], cancellation)).OrThrow("dotnet tool restore");

    /// <param name="target">A project, folder or solution, as a full path.</param>
    public async Task BuildAsync(string target, CancellationToken cancellation) =>
        (
            await DotnetAsync(["msbuild", target, "-restore", "-v:quiet", "-nologo", "-clp:NoSummary"], cancellation)
        ).OrThrow($"building {Path.GetFileName(target)}");

    public Task<ToolResult> DotnetAsync(IEnumerable<string> arguments, CancellationToken cancellation) =>
        Tool.RunAsync(repository.Root, Tool.Dotnet, arguments, cancellation: cancellation);

    /// <summary><c>npm ci</c>, if it never ran there or the lock file changed since.</summary>
    private static async Task InstallAsync(string folder, CancellationToken cancellation)
    {
        if (IsInstalled(folder))
            return;
        (await Tool.NpmAsync(folder, ["ci", "--no-audit", "--no-fund"], cancellation)).OrThrow($"npm ci in {folder}");
        await File.WriteAllTextAsync(Stamp(folder), LockHash(folder), cancellation);
    }

    private static bool IsInstalled(string folder) =>
        File.Exists(Stamp(folder)) && File.ReadAllText(Stamp(folder)) == LockHash(folder);

    /// <summary>Lies in node_modules, so that it goes when they go.</summary>
    private static string Stamp(string folder) => Path.Combine(folder, "node_modules", ".courseai-lock");

    private static string LockHash(string folder) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "package-lock.json"))));

    private IEnumerable<FileInfo> PortalSources()
    {
        var portal = new DirectoryInfo(repository.PortalFolder);
        return portal
            .EnumerateFiles()
            .Concat(
                PortalFolders.SelectMany(folder =>
                    new DirectoryInfo(Path.Combine(portal.FullName, folder)).EnumerateFiles(
                        "*",
                        SearchOption.AllDirectories
                    )
                )
            );
    }

    [GeneratedRegex(@"^v(?<major>\d{1,4})\.", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NodeVersion();
}
