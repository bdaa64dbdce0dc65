namespace CourseAI.Cli;

/// <summary>What <c>courseai</c> ends with; documented in README.md of this folder and never renumbered.</summary>
public static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The work was done, and something is not as it should be: a failed test, a violated rule, a false receipt.</summary>
    public const int Failed = 1;

    /// <summary>The command line, or a file that it names, is not understood.</summary>
    public const int Usage = 2;

    /// <summary>A tool that must be installed first is missing.</summary>
    public const int MissingTool = 3;

    /// <summary>The server answered no; its reason is shown.</summary>
    public const int Refused = 4;

    /// <summary>The server could not be reached, or stopped answering.</summary>
    public const int Unreachable = 5;

    /// <summary>The due time of the sample class came before its on-time files were in: nothing is wrong but the machine's speed.</summary>
    public const int TooSlow = 6;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
