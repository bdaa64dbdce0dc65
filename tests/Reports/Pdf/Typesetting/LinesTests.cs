using CourseAI.Reports.Pdf.Layout;
using CourseAI.Reports.Pdf.Typesetting;
using CsCheck;

namespace CourseAI.Reports.Tests.Pdf.Typesetting;

public sealed class LinesTests
{
    private static readonly Style Style = Theme.Body;

    /// <summary>All of Unicode, lone surrogates and unassigned code points included.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
            Gen.Char['\0', '\uFFFF'],
            Gen.Char['가', '힣'],
            Gen.Char[' ', '~'],
            Gen.Char['\u0590', '\u0E7F'],
            Gen.Char['\u0300', '\u0340'],
            Gen.Const(' '),
            Gen.Const('\n'),
            Gen.Const('\uFFFE'),
            Gen.Const('\uD800')
        )
        .Array[0, 60]
        .Select(characters => new string(characters));

    [Fact]
    public void Every_character_of_any_text_belongs_to_exactly_one_cluster() =>
        AnyText.Sample(
            text =>
            {
                var shaped = Shaper.Shape(text, FontChain.Regular);
                var at = 0;
                foreach (var cluster in shaped.Clusters)
                {
                    if (cluster.Start != at || cluster.Length <= 0)
                        return false;
                    at += cluster.Length;
                }
                return at == shaped.Text.Length;
            },
            iter: 1000
        );

    [Fact]
    public void Breaking_loses_nothing_but_the_spaces_at_breaks() =>
        Gen.Select(AnyText, Gen.Float[5, 400])
            .Sample(
                (text, width) =>
                {
                    var lines = Lines.Break([new Span(text, Style)], width);
                    var printed = string.Concat(lines.SelectMany(line => line.Segments).SelectMany(Texts));
                    return Bare(printed) == Bare(Legible.Normalise(text));
                },
                iter: 1000
            );

    [Fact]
    public void No_line_is_wider_than_asked_unless_one_cluster_is() =>
        Gen.Select(AnyText, Gen.Float[20, 400])
            .Sample(
                (text, width) =>
                    Lines
                        .Break([new Span(text, Style)], width)
                        .All(line => line.Width <= width + 0.1f || line.Segments.Sum(segment => segment.Count) == 1),
                iter: 1000
            );

    [Theory]
    [InlineData("나는 학교에 간다", "나는", "학교에", "간다")]
    [InlineData("long_file-name.pdf", "long_", "file-", "name.", "pdf")]
    public void Lines_end_between_words_and_after_the_joints_of_file_names(string text, params string[] expected)
    {
        var widest = expected.Max(word => Lines.Break([new Span(word, Style)], 1000)[0].Width);
        var lines = Lines.Break([new Span(text, Style)], widest + 0.5f);
        lines.Select(line => string.Concat(line.Segments.SelectMany(Texts))).Should().Equal(expected);
    }

    private static IEnumerable<string> Texts(Segment segment) =>
        segment
            .Text.Clusters.Skip(segment.First)
            .Take(segment.Count)
            .Select(cluster => segment.Text.Text.Substring(cluster.Start, cluster.Length));

    private static string Bare(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
}
