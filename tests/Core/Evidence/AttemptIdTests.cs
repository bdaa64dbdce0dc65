using CourseAI.Core.Evidence;

namespace CourseAI.Core.Tests.Evidence;

public sealed class AttemptIdTests
{
    [Fact]
    public void Quotes_around_an_etag_do_not_matter() =>
        AttemptId
            .From("20261234/report/a.pdf", "\"0x8D\"")
            .Should()
            .Be(AttemptId.From("20261234/report/a.pdf", "0x8D"));

    [Fact]
    public void Another_version_of_the_same_name_is_another_attempt() =>
        AttemptId.From("20261234/report/a.pdf", "1").Should().NotBe(AttemptId.From("20261234/report/a.pdf", "2"));

    [Fact]
    public void It_is_stable_across_releases_because_it_is_a_key() =>
        AttemptId
            .From("20261234/report/a.pdf", "0x8D")
            .Should()
            .HaveLength(AttemptId.Length)
            .And.MatchRegex("^[0-9a-hjkmnp-tv-z]+$");
}
