namespace CourseAI.Training.Measures;

/// <summary>
/// What a model gains by being silent: the accuracy of what is answered against the share that is answered, when the
/// pictures are given up one after the other, the most doubtful first.
/// </summary>
internal sealed class Coverage
{
    private Coverage(IReadOnlyList<Share> steps) => Steps = steps;

    /// <summary>Right among the surest 1, 2, 3 … pictures.</summary>
    public IReadOnlyList<Share> Steps { get; }

    public static Coverage Of(IReadOnlyCollection<Answer> answers)
    {
        var right = 0;
        return new Coverage([
            .. Answer.SurestFirst(answers).Select((answer, i) => new Share(right += answer.IsRight ? 1 : 0, i + 1)),
        ]);
    }

    /// <param name="answered">More than 0, at most 1; a picture that is partly in it counts.</param>
    public Share At(double answered)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(answered);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(answered, 1);
        // 2/3 of 300 is 200 and not, by the last bit of the product, 201.
        return Steps.Count == 0
            ? new Share(0, 0)
            : Steps[Math.Max((int)Math.Ceiling((answered * Steps.Count) - 1e-9) - 1, 0)];
    }
}
