using CourseAI.Core.Evidence;
using CourseAI.Training.Measures;

namespace CourseAI.Training.Tests.Evaluate;

/// <summary>Answers that no model gave, for what is computed from answers.</summary>
internal static class Answers
{
    public static Answer Of(string shown, string label, double confidence = 0.9, Doubt? doubt = null) =>
        new(
            shown,
            $"a picture of {shown}",
            new Prediction
            {
                Label = label,
                Confidence = (decimal)confidence,
                Decision = doubt is null ? Certainty.Known : Certainty.Unsure,
                Doubt = doubt,
                Seen = [],
                Model = "",
            }
        );

    public static Answer Unsure(string shown, string label, double confidence = 0.3) =>
        Of(shown, label, confidence, Doubt.LowConfidence);

    public static IEnumerable<Answer> Many(int count, Answer answer) => Enumerable.Repeat(answer, count);
}
