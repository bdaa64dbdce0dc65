using System.Globalization;
using CourseAI.Core;
using CourseAI.Reports.Model;
using CourseAI.Reports.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace CourseAI.Reports.Tests;

public sealed class PdfRendererTests
{
    [Theory]
    [InlineData("best")]
    [InlineData("worst")]
    [InlineData("longest-names")]
    public void Same_report_gives_the_same_bytes_on_every_thread(string name)
    {
        var input = Students.ByName(name);
        var first = Rendered.Bytes(ReportComposer.Compose(input));
        var others = new byte[4][];
        Parallel.For(0, others.Length, i => others[i] = Rendered.Bytes(ReportComposer.Compose(Students.ByName(name))));
        others.Should().OnlyContain(other => other.SequenceEqual(first));
    }

    [Fact]
    public void Culture_and_zone_of_the_machine_change_nothing()
    {
        var before = Rendered.Bytes(ReportComposer.Compose(Students.Worst()));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Rendered.Bytes(ReportComposer.Compose(Students.Worst())).Should().Equal(before);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Metadata_tells_title_and_language_and_no_date()
    {
        var pdf = Rendered.Bytes(ReportComposer.Compose(Students.Best()));
        using var document = PdfDocument.Open(pdf);
        document.Information.Title.Should().Be("인공지능 기말 프로젝트 · 20241234 김하늘");
        document.Information.CreationDate.Should().BeNullOrEmpty();
        document.Information.ModifiedDate.Should().BeNullOrEmpty();
        document
            .Structure.Catalog.CatalogDictionary.Data["Lang"]
            .Should()
            .BeOfType<StringToken>()
            .Which.Data.Should()
            .Be("ko-KR");
    }

    [Fact]
    public void A_language_that_is_none_is_refused()
    {
        var report = Texts.Report(Texts.Paragraph("글")) with { Language = "ko) /Evil (x" };
        FluentActions.Invoking(() => Rendered.Bytes(report)).Should().Throw<ArgumentException>().WithMessage("*ko-KR*");
    }

    [Fact]
    public void Every_page_says_which_of_how_many_it_is()
    {
        var pages = Rendered.Pages(Rendered.Bytes(ReportComposer.Compose(Students.Worst())));
        pages.Should().HaveCountGreaterThan(1);
        for (var i = 0; i < pages.Count; i++)
            pages[i].Should().Contain($"{i + 1} / {pages.Count} 쪽").And.Contain($"page {i + 1} of {pages.Count}");
    }

    [Fact]
    public void A_table_repeats_its_header_on_every_page_and_loses_no_row()
    {
        var rows = Enumerable
            .Range(1, 200)
            .Select(i => new TableRow([new Cell(Text.Same($"row{i:000}")), new Cell(Text.Same("x"))]));
        var table = new Table(
            [new TableColumn(new Text("번호", "Number"), 1), new TableColumn(new Text("값", "Value"), 1)],
            [.. rows]
        );
        var pages = Rendered.Pages(Rendered.Bytes(Texts.Report(table)));
        pages.Should().HaveCountGreaterThan(2).And.OnlyContain(page => page.Contains("Number"));
        var all = string.Concat(pages);
        Enumerable.Range(1, 200).Should().OnlyContain(i => all.Contains($"row{i:000}"));
    }

    [Fact]
    public void A_row_taller_than_a_page_is_cut_between_lines_and_nothing_is_lost()
    {
        var words = string.Join(' ', Enumerable.Range(1, 3000).Select(i => $"w{i:0000}"));
        var table = new Table(
            [new TableColumn(new Text("글", "Text"), 1)],
            [
                new TableRow([new Cell(Text.Same(words))])
                {
                    Note = new Note(Text.Same("note"), new Text(words, "end"), Tone.Bad),
                },
            ]
        );
        var all = string.Concat(Rendered.Pages(Rendered.Bytes(Texts.Report(table))));
        for (var i = 1; i <= 3000; i++)
            all.Split($"w{i:0000}").Length.Should().Be(3, "word {0} stands in the cell and in the note", i);
    }

    [Fact]
    public void A_heading_never_stands_alone_at_the_end_of_a_page()
    {
        var filler = Enumerable.Range(0, 60).Select(i => (Block)Texts.Paragraph($"줄 {i}"));
        for (var lines = 40; lines < 60; lines++)
        {
            var report = Texts.Report([
                .. filler.Take(lines),
                new Heading(2, Text.Same("제목부")),
                Texts.Paragraph("본문부"),
            ]);
            Rendered
                .Pages(Rendered.Bytes(report))
                .Should()
                .OnlyContain(page => page.Contains("제목부") == page.Contains("본문부"));
        }
    }

    [Fact]
    public void A_picture_that_cannot_be_decoded_leaves_an_empty_frame()
    {
        var figure = new Figure(
            [new Picture([1, 2, 3], new Text("원본", "original")), new Picture(null, Text.Same(""))],
            "broken.png"
        );
        Rendered.Pages(Rendered.Bytes(Texts.Report(new Figures([figure]))))[0].Should().Contain("broken.png");
    }

    [Fact]
    public void A_picture_with_an_endless_name_stays_on_its_page()
    {
        var figure = new Figure([new Picture(null, Text.Same(""))], new string('n', 20_000))
        {
            Lines = [new Cell(Text.Same("below"))],
        };
        var pages = Rendered.Pages(Rendered.Bytes(Texts.Report(new Figures([figure]))));
        pages.Should().ContainSingle().Which.Should().Contain("…").And.Contain("below");
    }

    [Fact]
    public void The_stream_stays_open()
    {
        using var stream = new MemoryStream();
        PdfRenderer.Render(Texts.Report(Texts.Paragraph("글")), stream);
        stream.CanWrite.Should().BeTrue();
    }
}
