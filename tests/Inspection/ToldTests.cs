using CsCheck;

namespace CourseAI.Inspection.Tests;

public sealed class ToldTests
{
    [Theory]
    [InlineData("  a \t\r\n b  ", "a b")]
    [InlineData("a\0b\u0007c", "abc")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("\u1112\u1161\u11AB글", "한글")]
    [InlineData("", "")]
    public void Text_becomes_one_clean_line(string text, string clean) => Told.Clean(text, 20).Should().Be(clean);

    [Fact]
    public void A_long_text_is_cut_with_a_mark_and_not_inside_a_character()
    {
        Told.Clean("abcdef", 5).Should().Be("abcd…");
        Told.Clean("abc😀def", 5).Should().Be("abc…");
    }

    [Fact]
    public void Any_text_becomes_valid_text_of_bounded_length() =>
        Gen
            .Char.Array[0, 100]
            .Sample(characters =>
            {
                var clean = Told.Clean(new string(characters), 30);
                clean.Length.Should().BeLessThanOrEqualTo(30);
                clean.IsNormalized().Should().BeTrue();
            });
}
