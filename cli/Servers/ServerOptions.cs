using System.CommandLine;

namespace CourseAI.Cli.Servers;

/// <summary><c>--server</c> and <c>--token</c>, or their environment variables.</summary>
public sealed class ServerOptions
{
    public const string ServerVariable = "COURSEAI_SERVER";
    public const string TokenVariable = "COURSEAI_TOKEN";

    public Option<string?> Server { get; } =
        new("--server") { Description = $"Address of the course's server (or {ServerVariable})." };

    public Option<string?> Token { get; } =
        new("--token")
        {
            Description = $"Your bearer token (or {TokenVariable}, which keeps it out of the shell's history).",
        };

    /// <exception cref="CommandException">One of them is missing or no web address.</exception>
    public CourseServer Open(ParseResult parsed)
    {
        var token = parsed.GetValue(Token) ?? Environment.GetEnvironmentVariable(TokenVariable);
        return string.IsNullOrWhiteSpace(token)
            ? throw new CommandException($"no token: give --token, or set {TokenVariable}", ExitCodes.Usage)
            : new CourseServer(AddressOf(parsed), token.Trim());
    }

    /// <exception cref="CommandException">It is missing or no web address.</exception>
    public Uri AddressOf(ParseResult parsed)
    {
        var address = parsed.GetValue(Server) ?? Environment.GetEnvironmentVariable(ServerVariable);
        if (string.IsNullOrWhiteSpace(address))
            throw new CommandException($"no server: give --server URL, or set {ServerVariable}", ExitCodes.Usage);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new CommandException(
                $"--server is \"{address}\": an address such as https://courseai.univ.ac.kr is right",
                ExitCodes.Usage
            );
    }
}
