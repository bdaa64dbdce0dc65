namespace CourseAI.Training.Tools;

/// <summary>What was answered to the same photos, judged by two sets of labels; and to those that know none of the others.</summary>
/// <param name="Shown">By what the photos show; see <see cref="Photo.Class"/>.</param>
/// <param name="Published">By their publisher's labels.</param>
/// <param name="Single">By what they show, without those of a series; see <see cref="PhotoSet.IsOfSeries"/>.</param>
internal sealed record PhotoAnswers(ToolAnswers Shown, ToolAnswers Published, ToolAnswers Single);
