using CourseAI.Training.Strangers;
using CourseAI.Vision.Tests;

namespace CourseAI.Training.Tests.Evaluate.Strangers;

public sealed class StrangerSetTests
{
    /// <summary>Characters that a hand may write like a digit, so that nobody could tell.</summary>
    private const string LikeDigits = "OoDQIilZzSsGBbgqㅇㅣㅡㄱㄹㅋ";

    private static readonly StrangerSet Set = new(
        Classifier.Mnist,
        DrawingSet.HeldOut(DrawingSet.DefaultHeldOut),
        StrangerSet.DefaultFonts
    );

    [Fact]
    public void There_are_as_many_of_each_kind_and_they_are_the_same_each_time()
    {
        var first = Drawn();

        first
            .CountBy(stranger => stranger.Kind)
            .Should()
            .Equal(
                new("several", StrangerSet.PerKind),
                new("blank", StrangerSet.PerKind),
                new("letters", StrangerSet.PerKind),
                new("tools", StrangerSet.PerKind),
                new("noise", StrangerSet.PerKind)
            );
        Drawn().Should().Equal(first);
    }

    [Fact]
    public void No_letter_is_one_that_a_digit_may_be_as_well() =>
        PrintedLetters
            .Read(StrangerSet.DefaultFonts)
            .Select(letter => letter.Name[0])
            .Should()
            .NotContain(letter => LikeDigits.Contains(letter))
            .And.Contain(['A', 'x', 'ㅎ', '한']);

    [Fact]
    public void Every_letter_is_drawn_at_least_once() =>
        PrintedLetters.Read(StrangerSet.DefaultFonts).Count.Should().BeLessThanOrEqualTo(StrangerSet.PerKind);

    [Fact]
    public void A_missing_font_is_named() =>
        FluentActions
            .Invoking(() => PrintedLetters.Read("nowhere"))
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*Pretendard-Regular.ttf*");

    private static List<(string Kind, string Name, string Pixels)> Drawn() =>
        [
            .. Set.Draw()
                .Select(stranger =>
                {
                    using (stranger)
                        return (
                            stranger.Kind,
                            stranger.Name,
                            Convert.ToHexString(System.IO.Hashing.XxHash64.Hash(stranger.Picture.GetPixelSpan()))
                        );
                }),
        ];
}
