using CourseAI.Core.Evidence;

namespace CourseAI.Training.Measures;

/// <summary>What a model answered to one picture.</summary>
/// <param name="Shown">What the picture shows: a label of the model's card, or a word for what is none of them.</param>
/// <param name="Name">Tells the picture from the others that show the same.</param>
internal sealed record Answer(string Shown, string Name, Prediction Prediction)
{
    /// <summary>The best label is judged, also where the answer was "unsure".</summary>
    public bool IsRight => Prediction.Label == Shown;

    public bool IsKnown => Prediction.Decision == Certainty.Known;

    public double Confidence => (double)Prediction.Confidence;

    /// <summary>Those that a model would give up last come first: known before unsure, confident before doubtful.</summary>
    public static IEnumerable<Answer> SurestFirst(IEnumerable<Answer> answers) =>
        answers.OrderByDescending(answer => answer.IsKnown).ThenByDescending(answer => answer.Confidence);
}
