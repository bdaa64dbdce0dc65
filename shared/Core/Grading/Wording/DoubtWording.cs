using CourseAI.Core.Evidence;

namespace CourseAI.Core.Grading.Wording;

/// <summary>Why a model is unsure: the same words in findings and reports.</summary>
public static class DoubtWording
{
    public static Text Of(Doubt doubt) =>
        doubt switch
        {
            Doubt.LowConfidence => new("확신이 낮음", "low confidence"),
            Doubt.NothingFound => new("대상을 찾지 못함", "nothing found"),
            Doubt.SeveralObjects => new("대상이 여럿임", "several objects"),
            Doubt.Unfamiliar => new("학습한 것과 다름", "unlike the training data"),
            _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt, "no words for this doubt"),
        };
}
