namespace CourseAI.Training.Measures;

/// <summary>How good a model is on pictures that show its labels.</summary>
internal sealed class AnswerFigures
{
    public AnswerFigures(IReadOnlyList<Answer> answers)
    {
        Answers = answers;
        var known = answers.Where(answer => answer.IsKnown).ToList();
        Right = Share.Among(answers, answer => answer.IsRight);
        Refused = Share.Among(answers, answer => !answer.IsKnown);
        RightWhenKnown = Share.Among(known, answer => answer.IsRight);
        ByClass = answers
            .GroupBy(answer => answer.Shown, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => Share.Among([.. group], answer => answer.IsRight),
                StringComparer.Ordinal
            );
        Reliability = Reliability.Of(answers);
        Coverage = Coverage.Of(answers);
    }

    public IReadOnlyList<Answer> Answers { get; }

    /// <summary>The best label is right, whether the answer was known or unsure.</summary>
    public Share Right { get; }

    public Share Refused { get; }

    /// <summary>Right among what is not refused.</summary>
    public Share RightWhenKnown { get; }

    /// <summary>As <see cref="Right"/>, by what is shown.</summary>
    public IReadOnlyDictionary<string, Share> ByClass { get; }

    /// <summary>Mean accuracy of the classes.</summary>
    public MeanShare Macro => new([.. ByClass.Values]);

    public Reliability Reliability { get; }

    public Coverage Coverage { get; }
}
