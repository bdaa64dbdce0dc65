namespace CourseAI.Training.Tests.Data;

public sealed class LettersTests
{
    [Fact]
    public void Every_letter_is_either_like_a_digit_or_not() =>
        Letters
            .Latin.Concat(Letters.Hangul)
            .Concat(Letters.LikeDigits)
            .Should()
            .BeEquivalentTo(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    + "abcdefghijklmnopqrstuvwxyz"
                    + "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
                    + "ㅏㅑㅓㅕㅗㅛㅜㅠㅡㅣ"
            );

    [Theory]
    [InlineData('O', "0")]
    [InlineData('ㅇ', "0")]
    [InlineData('l', "1")]
    [InlineData('ㅣ', "1")]
    [InlineData('ㄹ', "2")]
    [InlineData('S', "5")]
    [InlineData('b', "6")]
    [InlineData('ㄱ', "7")]
    [InlineData('B', "8")]
    [InlineData('g', "9")]
    public void What_a_hand_writes_like_a_digit_is_no_stranger_to_it(char letter, string digit) =>
        Letters.LikeDigits.Should().Contain($"{letter}", "it may be a {0}", digit);
}
