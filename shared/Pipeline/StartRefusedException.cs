namespace CourseAI.Pipeline;

/// <summary>
/// The app cannot start as it was set up. The message is for whoever set it up: what is wrong, where, and what would be right; where
/// in the program that was found helps nobody.
/// </summary>
public sealed class StartRefusedException(string message, Exception? cause = null)
    : InvalidOperationException(message, cause);
