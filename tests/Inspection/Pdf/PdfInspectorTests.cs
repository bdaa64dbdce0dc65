using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Inspection.Pdf;

namespace CourseAI.Inspection.Tests.Pdf;

public sealed class PdfInspectorTests
{
    [Theory]
    [InlineData("proposal-1-page.pdf", 1, 1)]
    [InlineData("proposal-2-pages.pdf", 2, 2)]
    [InlineData("report-3-pages.pdf", 3, 3)]
    [InlineData("report-6-pages.pdf", 6, 6)]
    [InlineData("owner-password.pdf", 3, 3)]
    [InlineData("scan-2-pages.pdf", 2, 0)]
    public async Task Pages_are_counted_and_those_with_text_told_from_scans(string name, int pages, int withText)
    {
        var facts = await ReadAsync(name);
        facts.Pages.Should().Be(pages);
        facts.PagesWithText.Should().Be(withText);
    }

    [Fact]
    public async Task Pages_are_those_that_qpdf_and_pdfinfo_count()
    {
        foreach (var file in Directory.GetFiles(Samples.PathOf("pdf"), "*.pdf"))
        {
            var (exitCode, output) = await Tool.RunAsync("qpdf", "qpdf", "--show-npages", file);
            var facts = await Parts.Pdf.FactsAsync(await File.ReadAllBytesAsync(file));
            if (exitCode == 0)
            {
                var info = await Tool.RunAsync("poppler-utils", "pdfinfo", file);
                info.Output.Should().MatchRegex($@"Pages:\s+{output.Trim()}\n", file);
                facts
                    .Should()
                    .BeOfType<PdfFacts>(file)
                    .Which.Pages.ToString(CultureInfo.InvariantCulture)
                    .Should()
                    .Be(output.Trim());
            }
            else
            {
                facts.Should().BeOfType<Uninspectable>(file);
            }
        }
    }

    [Fact]
    public async Task What_qpdf_calls_damaged_is_damaged_wherever_bytes_are_lost()
    {
        const int Lost = 500;
        var whole = Samples.Bytes("pdf/report-3-pages.pdf");
        var file = Path.GetTempFileName();
        try
        {
            for (var at = 1000; at < whole.Length - Lost; at += whole.Length / 8)
            {
                byte[][] damaged = [whole[..at], [.. whole[..at], .. whole[(at + Lost)..]]];
                foreach (var bytes in damaged)
                {
                    await File.WriteAllBytesAsync(file, bytes);
                    (await Tool.RunAsync("qpdf", "qpdf", "--check", file)).ExitCode.Should().NotBe(0);
                    (await RefuseAsync(bytes)).Obstacle.Should().Be(Obstacle.Damaged);
                }
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Bytes_before_the_header_are_forgiven_as_readers_forgive_them()
    {
        byte[] shifted = [.. "junk of a mail gateway\r\n"u8, .. Samples.Bytes("pdf/report-3-pages.pdf")];
        (await Parts.Pdf.FactsAsync(shifted)).Should().BeOfType<PdfFacts>().Which.PagesWithText.Should().Be(3);
    }

    [Fact]
    public async Task A_cross_reference_stream_is_as_good_as_a_table()
    {
        var file = Path.GetTempFileName();
        try
        {
            var original = Samples.PathOf("pdf/report-3-pages.pdf");
            await Tool.RunAsync("qpdf", "qpdf", "--object-streams=generate", "--linearize", original, file);
            (await Parts.Pdf.FactsAsync(await File.ReadAllBytesAsync(file)))
                .Should()
                .BeOfType<PdfFacts>()
                .Which.Sections.Should()
                .HaveCount(3);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_title_and_the_sections_are_found_with_page_and_heading()
    {
        var facts = await ReadAsync("report-3-pages.pdf");
        facts.Title.Should().Be("손글씨 숫자 인식 서비스 구현 보고서");
        facts
            .Sections.Should()
            .Equal(
                new SectionFound(Section.Algorithm, 1, "2. 사용한 알고리즘"),
                new SectionFound(Section.Differences, 2, "3. 제안서와의 차이점"),
                new SectionFound(Section.DataSource, 3, "5 . 데 이 터 출 처")
            );
    }

    [Fact]
    public async Task English_headings_are_found_beyond_the_sentence_that_announces_them() =>
        (await ReadAsync("report-6-pages.pdf"))
            .Sections.Should()
            .Equal(
                new SectionFound(Section.Algorithm, 3, "2 Algorithm"),
                new SectionFound(Section.Differences, 5, "4 Differences from the proposal"),
                new SectionFound(Section.DataSource, 4, "3 Data source")
            );

    [Theory]
    [InlineData("encrypted.pdf", Obstacle.Encrypted)]
    [InlineData("truncated.pdf", Obstacle.Damaged)]
    public async Task What_cannot_be_opened_says_why(string name, Obstacle obstacle) =>
        (await RefuseAsync(Samples.Bytes("pdf/" + name))).Obstacle.Should().Be(obstacle);

    [Theory]
    [InlineData("zip/streamlit.zip", "a ZIP archive")]
    [InlineData("images/photo-3.jpg", "a JPEG picture")]
    [InlineData("images/mnist/labels.csv", "plain text")]
    public async Task Another_format_is_named_with_the_one_that_is_wanted(string name, string format)
    {
        var refused = await RefuseAsync(Samples.Bytes(name));
        refused.Obstacle.Should().Be(Obstacle.UnsupportedFormat);
        refused.Detail.Should().Be($"{format}; a PDF is wanted");
    }

    [Fact]
    public async Task A_page_whose_object_is_lost_is_damage_and_not_a_blank_sheet()
    {
        var pdf = Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [3 0 R 9 0 R] >>", Page);
        (await RefuseAsync(pdf)).Detail.Should().Be("the object of page 2 of the PDF is missing");
    }

    [Fact]
    public async Task A_page_tree_that_bites_its_tail_is_damage()
    {
        var pdf = Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [3 0 R 2 0 R] >>", Page);
        (await RefuseAsync(pdf)).Obstacle.Should().Be(Obstacle.Damaged);
    }

    [Fact]
    public async Task The_count_that_the_tree_claims_is_not_believed()
    {
        var pdf = Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>", Page);
        (await Parts.Pdf.FactsAsync(pdf)).Should().BeOfType<PdfFacts>().Which.Pages.Should().Be(1);
    }

    [Fact]
    public async Task Many_pages_are_counted_without_reading_them()
    {
        const int Pages = 3000;
        var kids = string.Join(' ', Enumerable.Range(3, Pages).Select(number => $"{number} 0 R"));
        var pdf = Pdf([
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {Pages} /Kids [{kids}] >>",
            .. Enumerable.Repeat(Page, Pages),
        ]);
        (await Parts.Pdf.FactsAsync(pdf)).Should().BeOfType<PdfFacts>().Which.Pages.Should().Be(Pages);
    }

    [Fact]
    public async Task A_page_tree_of_great_depth_does_not_end_the_process()
    {
        const int Depth = 20_000;
        var pdf = Pdf([
            "<< /Type /Catalog /Pages 2 0 R >>",
            .. Enumerable.Range(3, Depth).Select(next => $"<< /Type /Pages /Count 1 /Kids [{next} 0 R] >>"),
            Page,
        ]);
        (await Parts.Pdf.FactsAsync(pdf)).Should().BeOfType<PdfFacts>().Which.Pages.Should().Be(1);
    }

    [Fact]
    public async Task Arrays_in_arrays_do_not_end_the_process()
    {
        var nested = new string('[', 200_000) + new string(']', 200_000);
        var pdf = Pdf(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {nested} >>"
        );
        (await Parts.Pdf.FactsAsync(pdf)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_page_whose_content_inflates_to_too_much_is_refused()
    {
        using var packed = new MemoryStream();
        await using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 300; i++)
                await zlib.WriteAsync(new byte[1024 * 1024]);
        }
        var bomb = $"<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n{Latin1(packed.ToArray())}\nendstream";
        var pdf = Pdf(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            bomb
        );
        (await RefuseAsync(pdf)).Obstacle.Should().Be(Obstacle.TooLargeInside);
    }

    [Fact]
    public async Task A_corrupt_stream_is_damage()
    {
        var pdf = Pdf(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            "<< /Length 20 /Filter /FlateDecode >>\nstream\nx\u009c\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\nendstream"
        );
        (await RefuseAsync(pdf)).Detail.Should().Be("a compressed stream of the PDF is corrupt");
    }

    [Fact]
    public async Task A_file_that_takes_too_long_is_left_to_an_operator()
    {
        using var content = new MemoryStream(Samples.Bytes("pdf/report-6-pages.pdf"));
        var inspect = () => PdfInspector.InspectAsync(content, "a.pdf", CancellationToken.None, TimeSpan.Zero);
        (await inspect.Should().ThrowAsync<UninspectableException>())
            .Which.Facts.Obstacle.Should()
            .Be(Obstacle.InspectionFailed);
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        using var content = new MemoryStream(Samples.Bytes("pdf/report-6-pages.pdf"));
        var inspect = () => PdfInspector.InspectAsync(content, "a.pdf", new CancellationToken(canceled: true));
        await inspect.Should().ThrowAsync<OperationCanceledException>();
    }

    private const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";

    private static async Task<PdfFacts> ReadAsync(string name) =>
        (await Parts.Pdf.FactsAsync(Samples.Bytes("pdf/" + name), name)).Should().BeOfType<PdfFacts>().Subject;

    private static async Task<Uninspectable> RefuseAsync(byte[] bytes) =>
        (await Parts.Pdf.FactsAsync(bytes)).Should().BeOfType<Uninspectable>().Subject;

    private static string Latin1(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>A well-formed file around the given objects, numbered from 1; the first is the catalog.</summary>
    private static byte[] Pdf(params IReadOnlyList<string> objects)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var xref = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
