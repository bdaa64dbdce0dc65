using CourseAI.Core.Courses;
using CourseAI.Inspection.Pdf;

namespace CourseAI.Inspection.Tests.Pdf;

public sealed class SectionFinderTests
{
    [Theory]
    [InlineData("사용한 알고리즘", Section.Algorithm)]
    [InlineData("2.1 알 고 리 즘", Section.Algorithm)]
    [InlineData("제2장 알고리즘 및 모델", Section.Algorithm)]
    [InlineData("III. Algorithms", Section.Algorithm)]
    [InlineData("나. 모델 구조", Section.Algorithm)]
    [InlineData("■ 제안서와의 차이점", Section.Differences)]
    [InlineData("3) 제안 대비 변경 사항", Section.Differences)]
    [InlineData("달라진 점", Section.Differences)]
    [InlineData("4. Differences from the proposal", Section.Differences)]
    [InlineData("Changes since the Proposal", Section.Differences)]
    [InlineData("⑤ 데이터 출처", Section.DataSource)]
    [InlineData("데이터셋", Section.DataSource)]
    [InlineData("데이터 출처: MNIST (LeCun 외)", Section.DataSource)]
    [InlineData("5 Data Sources", Section.DataSource)]
    [InlineData("자료의 출처", Section.DataSource)]
    public void A_heading_is_recognised(string line, Section section)
    {
        var found = Find(new PdfLine(line, 12)).Should().ContainSingle().Subject;
        found.Section.Should().Be(section);
        found.Heading.Should().Be(line);
    }

    [Theory]
    [InlineData("본 보고서는 사용한 알고리즘을 설명합니다.")]
    [InlineData("여러 알고리즘을 비교하였다")]
    [InlineData("We describe the algorithm, the data source and the differences.")]
    [InlineData("2. 사용한 알고리즘 ............ 3")]
    [InlineData("결론")]
    [InlineData("A line that is far too long for a heading although it does name the algorithm that was used")]
    public void What_only_mentions_it_is_no_heading(string line) => Find(new PdfLine(line, 12)).Should().BeEmpty();

    [Fact]
    public void A_numbered_and_larger_line_is_preferred_to_an_earlier_one() =>
        Find(
                new PdfLine("키워드: 숫자 인식", 10),
                new PdfLine("알고리즘 요약", 10),
                new PdfLine("본문은 이만한 크기로 길게 이어집니다.", 10),
                new PdfLine("2. 알고리즘", 14)
            )
            .Should()
            .ContainSingle()
            .Which.Heading.Should()
            .Be("2. 알고리즘");

    [Fact]
    public void What_is_no_character_does_not_stop_the_search() =>
        Find(new PdfLine("\uFFFE\uD800", 10), new PdfLine("2. 알고리즘", 14)).Should().ContainSingle();

    private static IReadOnlyList<Core.Evidence.SectionFound> Find(params PdfLine[] lines)
    {
        var finder = new SectionFinder();
        finder.Look(1, lines);
        return finder.Found();
    }
}
