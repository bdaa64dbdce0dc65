using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CourseAI.Cli.Repositories;

/// <summary>What a clone needs before anything in it runs. Each step does nothing when it is done already.</summary>
public sealed partial class Setup(Repository repository)
{
    private const int OldestNode = 20;

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

    public bool AzuriteIsInstalled => File.Exists(AzuriteStamp) && File.ReadAllText(AzuriteStamp) == AzuriteLockHash();

    /// <summary><c>npm ci</c> in host/azurite, if it never ran or the lock file changed since.</summary>
    public async Task InstallAzuriteAsync(CancellationToken cancellation)
    {
        if (AzuriteIsInstalled)
            return;
        (await Tool.NpmAsync(repository.AzuriteFolder, ["ci", "--no-audit", "--no-fund"], cancellation)).OrThrow(
            "npm ci in host/azurite"
        );
        await File.WriteAllTextAsync(AzuriteStamp, AzuriteLockHash(), cancellation);
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

    /// <summary>Lies in node_modules, so that it goes when they go.</summary>
    private string AzuriteStamp => Path.Combine(repository.AzuriteFolder, "node_modules", ".courseai-lock");

    private string AzuriteLockHash() =>
        Convert.ToHexStringLower(
            SHA256.HashData(File.ReadAllBytes(Path.Combine(repository.AzuriteFolder, "package-lock.json")))
        );

    [GeneratedRegex(@"^v(?<major>\d{1,4})\.", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NodeVersion();
}
