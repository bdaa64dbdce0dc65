using CourseAI.Training.Measures;

namespace CourseAI.Training.Tests.Evaluate.Measures;

public sealed class AnswerFiguresTests
{
    /// <summary>Eight hammers, of which six are right and two of these unsure; two saws, of which one is right.</summary>
    private static readonly AnswerFigures Measured = new([
        .. Answers.Many(4, Answers.Of("hammer", "hammer")),
        .. Answers.Many(2, Answers.Unsure("hammer", "hammer")),
        .. Answers.Many(2, Answers.Of("hammer", "axe")),
        Answers.Of("saw", "saw"),
        Answers.Unsure("saw", "hammer"),
    ]);

    [Fact]
    public void The_best_label_counts_also_where_the_answer_is_unsure() => Measured.Right.Should().Be(new Share(7, 10));

    [Fact]
    public void What_is_unsure_is_refused() => Measured.Refused.Should().Be(new Share(3, 10));

    [Fact]
    public void Among_the_known_only_these_count() => Measured.RightWhenKnown.Should().Be(new Share(5, 7));

    [Fact]
    public void In_the_mean_of_the_classes_each_counts_the_same() =>
        Measured.Macro.Value.Should().BeApproximately((0.75 + 0.5) / 2, 1e-12);
}
