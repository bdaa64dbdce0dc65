namespace CourseAI.Cli;

/// <summary>Ends the command with one line for the person who typed it.</summary>
/// <param name="message">What is wrong and what would be right.</param>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
public sealed class CommandException(string message, int exitCode = ExitCodes.Failed) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
