namespace CourseAI.Training.Baselines;

/// <summary>One way of reading digits: how it learns, and what of.</summary>
/// <param name="Settings">Told in the table.</param>
/// <param name="File">Full path of what <paramref name="Train"/> writes and <paramref name="Kind"/> opens.</param>
/// <param name="Train">Null: the file is there already, and the card beside it tells how long it took.</param>
internal sealed record Baseline(string Name, string Settings, string File, ReaderKind Kind, Action? Train);
