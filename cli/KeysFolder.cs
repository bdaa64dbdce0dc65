using CourseAI.Cli.Repositories;
using CourseAI.Pipeline.Access;

namespace CourseAI.Cli;

/// <summary>Where a deployment's signing keys lie.</summary>
public sealed record KeysFolder(string Path)
{
    /// <summary>The same setting as the function app's.</summary>
    public const string Variable = "CourseAI__KeysFolder";

    private const string TokensPurpose = "tokens";

    /// <param name="named">From the command line; null: the environment's, else the one that <c>courseai up --keep</c> uses.</param>
    /// <exception cref="CommandException">It does not exist: keys are made by the server, never here.</exception>
    public static KeysFolder Open(string? named)
    {
        var path =
            named
            ?? Environment.GetEnvironmentVariable(Variable)
            ?? System.IO.Path.Combine(Repository.Find().Root, ".local", "keys");
        return Directory.Exists(path)
            ? new KeysFolder(path)
            : throw new CommandException(
                $"no keys folder at {path}: start the server once (it makes the keys), or name its folder by --keys",
                ExitCodes.Usage
            );
    }

    /// <exception cref="CommandException">A file there is no key.</exception>
    public KeyRing Tokens()
    {
        try
        {
            return KeyRing.FromFolder(Path, TokensPurpose);
        }
        catch (InvalidOperationException error)
        {
            throw new CommandException(error.Message, ExitCodes.Usage);
        }
    }
}
