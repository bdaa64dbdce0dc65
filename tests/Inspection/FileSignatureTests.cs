using System.IO.Compression;
using System.Text;

namespace CourseAI.Inspection.Tests;

public sealed class FileSignatureTests
{
    [Theory]
    [InlineData("pdf/report-3-pages.pdf", "pdf")]
    [InlineData("zip/streamlit.zip", "zip")]
    [InlineData("zip/korean-cp949.zip", "zip")]
    [InlineData("images/photo-3.jpg", "jpeg")]
    [InlineData("images/mnist/t10k-00000.png", "png")]
    [InlineData("images/iphone.heic", "heic")]
    [InlineData("images/mnist/labels.csv", "text")]
    public void Samples_are_what_they_are(string name, string id) => Of(Samples.Bytes(name)).Should().Be(id);

    [Theory]
    [InlineData("word/document.xml", "docx")]
    [InlineData("ppt/presentation.xml", "pptx")]
    [InlineData("xl/workbook.xml", "xlsx")]
    public void An_office_document_is_no_zip(string entry, string id) =>
        Of(Zipped.Of(CompressionLevel.NoCompression, ("[Content_Types].xml", "<Types/>"), (entry, "<x/>")))
            .Should()
            .Be(id);

    [Fact]
    public void A_new_Hangul_document_is_no_zip() =>
        Of(Zipped.Of(CompressionLevel.NoCompression, ("mimetype", "application/hwp+zip"), ("version.xml", "")))
            .Should()
            .Be("hwpx");

    [Fact]
    public void An_old_Hangul_document_is_told_from_a_Word_document()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];
        Of([.. ole, .. Encoding.Unicode.GetBytes("HwpSummaryInformation")]).Should().Be("hwp");
        Of([.. ole, .. Encoding.Unicode.GetBytes("WordDocument")]).Should().Be("doc");
        FileSignature.Of(ole, "보고서.hwp")!.Id.Should().Be("hwp");
        FileSignature.Of(ole, "report")!.Id.Should().Be("ole");
    }

    [Theory]
    [InlineData("  <!DOCTYPE html><title>404</title>", "html")]
    [InlineData("보고서", "text")]
    [InlineData("GIF89a", "gif")]
    [InlineData("\n\n%PDF-1.4", "pdf")]
    public void Text_is_told_from_what_begins_like_text(string text, string id) =>
        Of(Encoding.UTF8.GetBytes(text)).Should().Be(id);

    [Fact]
    public void Text_cut_inside_a_character_is_still_text() =>
        Of(Encoding.UTF8.GetBytes(new string('한', 2000))[..FileSignature.HeadBytes]).Should().Be("text");

    [Fact]
    public void Noise_is_nothing() => FileSignature.Of([0, 1, 2, 3, 0xFF], "a.pdf").Should().BeNull();

    private static string? Of(byte[] bytes) =>
        FileSignature.Of(bytes.AsSpan(0, Math.Min(bytes.Length, FileSignature.HeadBytes)), "file")?.Id;
}
