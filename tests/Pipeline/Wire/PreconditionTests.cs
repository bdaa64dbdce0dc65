using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Tests.Wire;

public sealed class PreconditionTests
{
    [Theory]
    [InlineData(null, null, "0x1", true)]
    [InlineData(null, null, null, true)]
    [InlineData("\"0x1\"", null, "0x1", true)]
    [InlineData("\"0x1\"", null, "0x2", false)]
    [InlineData("\"0x1\"", null, null, false)]
    [InlineData("\"0x1\", \"0x2\"", null, "0x2", true)]
    [InlineData("W/\"0x1\"", null, "0x1", false)]
    [InlineData("*", null, "0x1", true)]
    [InlineData("*", null, null, false)]
    [InlineData(null, "*", null, true)]
    [InlineData(null, "*", "0x1", false)]
    public void It_holds_when_what_was_seen_still_stands(
        string? ifMatch,
        string? ifNoneMatch,
        string? standing,
        bool holds
    )
    {
        var seen = Precondition.Of(Request(ifMatch, ifNoneMatch));
        seen.Holds(standing).Should().Be(holds);
        seen.IsGiven.Should().Be(ifMatch is not null || ifNoneMatch is not null);
    }

    [Theory]
    [InlineData("0x1", null)]
    [InlineData("", null)]
    [InlineData("\"0x1", null)]
    [InlineData("\"0x1\", nonsense", null)]
    [InlineData(null, "\"0x1\"")]
    [InlineData(null, "*, \"0x1\"")]
    [InlineData(null, "nonsense")]
    public void What_cannot_be_read_is_refused_and_never_taken_as_nothing_said(string? ifMatch, string? ifNoneMatch) =>
        FluentActions
            .Invoking(() => Precondition.Of(Request(ifMatch, ifNoneMatch)))
            .Should()
            .Throw<RefusalException>()
            .Which.Code.Should()
            .Be("precondition");

    private static HttpRequest Request(string? ifMatch, string? ifNoneMatch)
    {
        var request = new DefaultHttpContext().Request;
        if (ifMatch is not null)
            request.Headers.IfMatch = ifMatch;
        if (ifNoneMatch is not null)
            request.Headers.IfNoneMatch = ifNoneMatch;
        return request;
    }
}
