using CourseAI.Pipeline.Gradebooks;

namespace CourseAI.Pipeline.Tests.Gradebooks;

public sealed class GradebookCellTests
{
    [Theory]
    [InlineData("=1+2")]
    [InlineData("+82-10")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    public void Words_that_look_like_a_formula_are_made_text(string words) =>
        GradebookCell.Words(words).Text.Should().Be($"'{words}");

    [Theory]
    [InlineData("홍길동")]
    [InlineData("Müller-Lüdenscheidt, Ada")]
    [InlineData("")]
    public void Other_words_stay(string words) => GradebookCell.Words(words).Text.Should().Be(words);

    [Theory]
    [InlineData("-20261001")]
    [InlineData("+kim.ai@univ.ac.kr")]
    [InlineData("-kim_1@univ-a.ac.kr")]
    [InlineData("kim@univ.ac.kr")]
    [InlineData("o'brien@univ.ac.kr")]
    public void An_identity_that_can_do_no_harm_stays_for_the_import_to_find(string identity) =>
        GradebookCell.Identity(identity).Text.Should().Be(identity);

    [Theory]
    [InlineData("=cmd|'/c calc'!A1@univ.ac.kr")]
    [InlineData("+cmd|'/c calc'!A1@univ.ac.kr")]
    [InlineData("-HYPERLINK(\"http://evil.example\")@univ.ac.kr")]
    [InlineData("@SUM(A1)")]
    [InlineData("=A1@univ.ac.kr")]
    [InlineData("\tkim@univ.ac.kr")]
    public void An_identity_that_could_is_made_text(string identity) =>
        GradebookCell.Identity(identity).Text.Should().Be($"'{identity}");

    [Fact]
    public void Numbers_stay_numbers()
    {
        GradebookCell.Number(-0.5m).Text.Should().Be("-0.5");
        GradebookCell.Number(31.50m).Text.Should().Be("31.5");
        GradebookCell.Number(1234m).Text.Should().Be("1234");
        GradebookCell.Number(null, "-").Text.Should().Be("-");
    }
}
