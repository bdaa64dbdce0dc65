namespace CourseAI.Cli;

/// <summary>Writes what only its owner may read.</summary>
public static class PrivateFile
{
    /// <exception cref="CommandException">The file exists, or cannot be made.</exception>
    public static void Create(string path, string content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var writer = new StreamWriter(path, options);
            writer.Write(content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                File.Exists(path)
                    ? $"{path} exists already: name a new file"
                    : $"{path} cannot be written: {error.Message}",
                ExitCodes.Usage
            );
        }
    }
}
