using System.Text;

namespace CourseAI.Core.Tests;

public sealed class ComposedFormTests
{
    [Fact]
    public void Names_from_macOS_and_Windows_are_the_same() =>
        ComposedForm.Of("홍길동.pdf".Normalize(NormalizationForm.FormD)).Should().Be("홍길동.pdf");

    [Theory]
    [InlineData("a\uFFFEb.pdf")]
    [InlineData("a\uD800b.pdf")]
    [InlineData("a\uDC00b.pdf")]
    [InlineData("a\uFFFFb.pdf")]
    public void What_is_no_character_is_replaced_and_never_thrown_over(string name)
    {
        ComposedForm.Of(name).Should().StartWith("a").And.EndWith("b.pdf");
        ComposedForm.Of(ComposedForm.Of(name)).Should().Be(ComposedForm.Of(name));
    }
}
