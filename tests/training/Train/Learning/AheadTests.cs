using CourseAI.Training.Learning;

namespace CourseAI.Training.Tests.Train.Learning;

public sealed class AheadTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void All_are_made_in_their_order(int count) =>
        Ahead.Make(count, number => number).Should().Equal(Enumerable.Range(0, count));

    [Fact]
    public void While_one_is_used_the_next_is_made()
    {
        using var isMade = new CountdownEvent(2);
        var batches = Ahead.Make(
            5,
            number =>
            {
                if (!isMade.IsSet)
                    isMade.Signal();
                return number;
            }
        );

        using var batch = batches.GetEnumerator();
        batch.MoveNext().Should().BeTrue();

        isMade.Wait(TimeSpan.FromSeconds(30)).Should().BeTrue();
        batch.Current.Should().Be(0);
    }

    [Fact]
    public void What_fails_while_it_is_made_fails_where_it_is_wanted() =>
        FluentActions
            .Enumerating(() =>
                Ahead.Make(3, number => number < 2 ? number : throw new InvalidDataException("no picture"))
            )
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("no picture");
}
