using System.Text;
using System.Text.RegularExpressions;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Pdf;

/// <summary>
/// Looks for the headings of the sections that a report should have, in Korean or English. A heading is a short line
/// that is no sentence; blanks do not count, since Korean headings are often letter-spaced ("알 고 리 즘"). A numbered
/// or larger line is preferred to one that only reads like a heading; among equals the first is taken.
/// </summary>
internal sealed partial class SectionFinder
{
    private const int MaxHeadingLength = 60;
    private readonly List<Candidate> _candidates = [];

    /// <summary>Type sizes of all lines, weighted by their length: the most common is the body's.</summary>
    private readonly Dictionary<double, int> _sizes = [];

    private sealed record Candidate(Section Section, int Page, string Heading, double Size, bool Numbered);

    /// <param name="page">From 1; pages come in order.</param>
    public void Look(int page, IReadOnlyList<PdfLine> lines)
    {
        foreach (var line in lines)
        {
            var size = Math.Round(line.Size, 1);
            _sizes[size] = _sizes.GetValueOrDefault(size) + line.Text.Length;
            if (Leader().IsMatch(line.Text))
                continue; // a table of contents names sections; it does not hold them
            var text = ComposedForm.Of(line.Text).Normalize(NormalizationForm.FormKC);
            var numbering = Numbering().Match(text);
            var heading = BeforeColon(text[numbering.Length..]);
            if (heading.Length is 0 or > MaxHeadingLength || SentenceEnd().IsMatch(heading))
                continue;
            var squeezed = Blank().Replace(heading, "").ToLowerInvariant();
            foreach (var (section, pattern) in Patterns)
            {
                if (pattern.IsMatch(squeezed))
                    _candidates.Add(
                        new(section, page, Told.Clean(line.Text, Told.ExcerptLength), line.Size, numbering.Length > 0)
                    );
            }
        }
    }

    /// <returns>At most one per section, in the order of <see cref="Section"/>.</returns>
    public IReadOnlyList<SectionFound> Found()
    {
        var body = _sizes.Count == 0 ? 0 : _sizes.MaxBy(size => size.Value).Key;
        return
        [
            .. _candidates
                .GroupBy(candidate => candidate.Section)
                .OrderBy(group => group.Key)
                .Select(group =>
                    group.MaxBy(candidate => (candidate.Numbered ? 1 : 0) + (candidate.Size > body * 1.1 ? 1 : 0))!
                )
                .Select(best => new SectionFound(best.Section, best.Page, best.Heading)),
        ];
    }

    private static string BeforeColon(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? text : text[..colon]).Trim();
    }

    private static readonly (Section Section, Regex Pattern)[] Patterns =
    [
        (Section.Algorithm, AlgorithmHeading()),
        (Section.Differences, DifferencesHeading()),
        (Section.DataSource, DataSourceHeading()),
    ];

    private const RegexOptions Linear =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // The patterns look at headings without blanks, in lower case.
    [GeneratedRegex(
        "알고리즘|알고리듬|사용(?:한)?모델|모델(?:의)?구조|방법론|algorithm|methodology|modelarchitecture",
        Linear
    )]
    private static partial Regex AlgorithmHeading();

    [GeneratedRegex(
        "차이|달라진|변경(?:된)?(?:사항|점|내용|부분)|수정(?:된)?(?:사항|점|내용)|제안(?:서)?대비|differen|changes?(?:from|since|to|in)|changedsince|deviation",
        Linear
    )]
    private static partial Regex DifferencesHeading();

    [GeneratedRegex(
        "(?:데이터|자료)(?:셋|세트)?(?:의)?(?:및)?(?:출처|수집|소스|구성|획득|원천)|데이터셋|데이터세트|사용(?:한)?데이터|학습데이터|data(?:sets?)?(?:and)?(?:its|their)?(?:sources?|collection|origin)|sources?of(?:the)?data|dataset",
        Linear
    )]
    private static partial Regex DataSourceHeading();

    /// <summary>1. / 1.2 / 2) / (3) / IV. / 제2장 / 가. / ① (which compatibility form turns into 1) / bullets.</summary>
    [GeneratedRegex(
        @"^\s*(?:(?:제\s*\d+\s*[장절조]|\(?\d+(?:\s*\.\s*\d+)*\s*[.)]?|\(?[IVXivx]+\s*[.)]|\(?[가-하A-Ha-h]\s*[.)]|[#■□●○◆◇▶▷•·\-*※]+)\s*)+",
        Linear
    )]
    private static partial Regex Numbering();

    [GeneratedRegex(@"[.…·‥]{3,}|(?:[.·]\s){3,}", Linear)]
    private static partial Regex Leader();

    /// <summary>A full stop, a comma, or a Korean verb's ending: prose that only mentions the word.</summary>
    [GeneratedRegex(@"[.,;!?。]\s*$|(?:다|며|는|을|를)\s*$", Linear)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\s+", Linear)]
    private static partial Regex Blank();
}
