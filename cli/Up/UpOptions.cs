namespace CourseAI.Cli.Up;

/// <summary>How <c>courseai up</c> runs.</summary>
/// <param name="Once">Temporary folders; ends after the table.</param>
/// <param name="Keep">Storage stays in <c>.local/</c> between runs.</param>
/// <param name="Port">Of the function app; 0 is one that is free.</param>
/// <param name="Samples">Play the sample class.</param>
/// <param name="DueIn">How far ahead the sample class is due.</param>
/// <param name="Output">Takes reports and the app's log.</param>
public sealed record UpOptions(bool Once, bool Keep, int Port, bool Samples, TimeSpan DueIn, string Output);
