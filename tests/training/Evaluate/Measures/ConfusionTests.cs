using CourseAI.Training.Measures;

namespace CourseAI.Training.Tests.Evaluate.Measures;

public sealed class ConfusionTests
{
    private static readonly Confusion Measured = Confusion.Of(
        ["saw", "axe", "drill"],
        [
            Answers.Of("key", "axe"),
            Answers.Of("axe", "axe"),
            Answers.Of("axe", "saw"),
            Answers.Unsure("axe", "axe"),
            Answers.Unsure("key", "saw"),
            Answers.Of("saw", "saw"),
        ]
    );

    [Fact]
    public void Rows_are_what_was_shown_in_the_labels_order_and_last_what_is_no_label() =>
        Measured.Rows.Should().Equal("saw", "axe", "key");

    [Fact]
    public void Columns_are_all_labels_and_unsure() =>
        Measured.Columns.Should().Equal("saw", "axe", "drill", Confusion.Unsure);

    [Fact]
    public void An_unsure_answer_counts_as_unsure_whatever_its_label()
    {
        Measured["axe", "axe"].Should().Be(1);
        Measured["axe", "saw"].Should().Be(1);
        Measured["axe", Confusion.Unsure].Should().Be(1);
        Measured.RowSum("axe").Should().Be(3);
    }

    [Fact]
    public void Unsure_is_right_for_what_is_no_label_and_only_for_that()
    {
        Measured.IsRight("key", Confusion.Unsure).Should().BeTrue();
        Measured.IsRight("key", "axe").Should().BeFalse();
        Measured.IsRight("axe", Confusion.Unsure).Should().BeFalse();
        Measured.IsRight("axe", "axe").Should().BeTrue();
    }
}
