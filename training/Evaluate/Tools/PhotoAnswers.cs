namespace CourseAI.Training.Tools;

/// <summary>What was answered to the same photos, judged by two sets of labels.</summary>
/// <param name="Shown">By what the photos show; see <see cref="Photo.Class"/>.</param>
/// <param name="Published">By their publisher's labels.</param>
internal sealed record PhotoAnswers(ToolAnswers Shown, ToolAnswers Published);
