using CourseAI.Training.Measures;
using CourseAI.Vision.Models;

namespace CourseAI.Training.Tools;

/// <summary>What was answered to pictures of one sort: those that show a tool the model knows, and those that do not.</summary>
internal sealed class ToolAnswers
{
    /// <param name="card">Its labels are the tools that the model knows.</param>
    public ToolAnswers(ModelCard card, IEnumerable<Answer> answers)
    {
        All = [.. answers];
        var byKnown = All.ToLookup(answer => card.Labels.Contains(answer.Shown, StringComparer.Ordinal));
        Tools = new AnswerFigures([.. byKnown[true]]);
        Others = [.. byKnown[false]];
    }

    public IReadOnlyList<Answer> All { get; }

    public AnswerFigures Tools { get; }

    /// <summary>Should be unsure, all of them.</summary>
    public IReadOnlyList<Answer> Others { get; }

    /// <summary>A wrong label, or any label where there is none.</summary>
    public IEnumerable<Answer> Mistakes =>
        Tools.Answers.Where(answer => !answer.IsRight).Concat(Others.Where(answer => answer.IsKnown));
}
