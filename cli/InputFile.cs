namespace CourseAI.Cli;

/// <summary>Reads a file that was named on the command line.</summary>
public static class InputFile
{
    /// <summary>A roster of ten thousand has about one megabyte.</summary>
    public const int MaxTableBytes = 16 << 20;

    /// <exception cref="CommandException">It is not there, cannot be opened, or is larger than <paramref name="limit"/> bytes.</exception>
    public static byte[] Read(FileInfo file, int limit)
    {
        if (!file.Exists)
            throw new CommandException($"{file.FullName} does not exist", ExitCodes.Usage);
        if (file.Length > limit)
            throw new CommandException(
                $"{file.FullName} has {file.Length} bytes; at most {limit} are read",
                ExitCodes.Usage
            );
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file.FullName} cannot be read: {error.Message}", ExitCodes.Usage);
        }
    }
}
