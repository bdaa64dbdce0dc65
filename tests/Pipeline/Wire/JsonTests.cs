using System.IO.Compression;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CourseAI.Pipeline.Tests.Wire;

public sealed class JsonTests
{
    [Theory]
    [InlineData("gzip, deflate, br", true)]
    [InlineData("gzip;q=0, br", false)]
    [InlineData("", false)]
    public async Task An_answer_is_compressed_for_who_takes_that_and_says_the_same(string accepted, bool compressed)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var sent = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Headers.AcceptEncoding = accepted;
        http.Response.Body = sent;

        await Json.Created(Enumerable.Repeat("김하늘", 1000)).ExecuteAsync(http);

        http.Response.StatusCode.Should().Be(StatusCodes.Status201Created);
        http.Response.Headers.Vary.Should().Equal("Accept-Encoding");
        http.Response.Headers.ContentEncoding.ToString().Should().Be(compressed ? "gzip" : "");
        (sent.Length < 1000).Should().Be(compressed);
        sent.Position = 0;
        using var text = new StreamReader(compressed ? new GZipStream(sent, CompressionMode.Decompress) : sent);
        (await text.ReadToEndAsync()).Should().StartWith("[\"김하늘\",\"김하늘\"").And.EndWith("\"]");
    }
}
