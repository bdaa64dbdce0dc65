using CourseAI.Training.Baselines;

namespace CourseAI.Training.Tests.Train.Baselines;

public sealed class PageSectionTests
{
    private const string Page = "before\n<!-- table -->\nold\n<!-- /table -->\nafter\n";

    [Fact]
    public void Only_what_stands_between_the_marks_changes() =>
        PageSection
            .Replace(Page, "table", "new\nlines")
            .Should()
            .Be("before\n<!-- table -->\nnew\nlines\n<!-- /table -->\nafter\n");

    [Fact]
    public void Replacing_by_the_same_changes_nothing() =>
        PageSection.Replace(Page, "table", "old\n").Should().Be(Page);

    [Theory]
    [InlineData("no marks\n")]
    [InlineData("<!-- table -->\n")]
    [InlineData("<!-- /table -->\n<!-- table -->\n")]
    public void A_page_without_both_marks_in_order_is_refused(string page)
    {
        var replacing = () => PageSection.Replace(page, "table", "new");
        replacing.Should().Throw<InvalidDataException>().WithMessage("*<!-- table -->*<!-- /table -->*");
    }
}
