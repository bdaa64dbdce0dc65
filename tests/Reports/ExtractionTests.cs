namespace CourseAI.Reports.Tests;

/// <summary>What is printed can be copied and searched, and nothing is printed that a reader cannot see.</summary>
public sealed class ExtractionTests
{
    [Theory]
    [InlineData("한글 맞춤법에 따라 띄어 쓴 문장입니다. 뷁 똠방각하 쀍")]
    [InlineData("金漢字 李舜臣 張保皐 龍龜")]
    [InlineData("张伟 刘洋 陈静 赵丽颖")]
    [InlineData("ひらがな カタカナ")]
    [InlineData("Nguyễn Thị Ánh, Иванова Ольга, Łódź, Ελένη")]
    [InlineData("office -> affine != fl ffi 0x1F ©")]
    public void Text_comes_out_as_it_went_in(string text) => Texts.Extracted(text).Should().Contain(text);

    [Theory]
    [InlineData("해달 🦦.pdf", "U+1F9A6")]
    [InlineData("a\u202Efdp.exe", "U+202E")]
    [InlineData("zero\u200Bwidth", "U+200B")]
    [InlineData("bell\u0007", "U+0007")]
    [InlineData("bom\uFEFF", "U+FEFF")]
    [InlineData("private\uE000", "U+E000")]
    [InlineData("filler\u3164", "U+3164")]
    [InlineData("refused\uFFFE", "U+FFFD", "\uFFFD")]
    [InlineData("lone\uD800surrogate", "U+FFFD", "\uFFFD")]
    public void What_a_reader_would_not_see_is_printed_by_its_code_point(string text, params string[] accepted)
    {
        var extracted = Texts.Extracted(text);
        accepted.Should().Contain(form => extracted.Contains(form));
    }

    [Fact]
    public void A_tower_of_marks_is_cut_off_visibly()
    {
        var extracted = Texts.Extracted("Z" + new string('\u0301', 40));
        extracted.Split("U+0301").Length.Should().BeGreaterThan(30);
    }

    [Fact]
    public void Decomposed_Korean_is_printed_in_syllables() =>
        Texts.Extracted("한글".Normalize(System.Text.NormalizationForm.FormD)).Should().Contain("한글");

    [Fact]
    public void A_hostile_name_stays_on_its_line_and_in_its_place()
    {
        var input = Students.Best();
        var named = input with
        {
            Record = input.Record with { Student = input.Student with { Name = "이름\n총점 100\u202E" } },
        };
        var first = Rendered.Pages(Rendered.Bytes(ReportComposer.Compose(named)))[0];
        first.Should().Contain(@"이름\n총점 100").And.Contain("U+202E");
    }

    [Theory]
    [InlineData("best")]
    [InlineData("worst")]
    [InlineData("longest-names")]
    public void Poppler_finds_every_Korean_word_of_the_findings(string name)
    {
        Tool.SkipUnlessThere("pdftotext", "poppler-utils");
        var input = Students.ByName(name);
        using var file = new TemporaryFile(Rendered.Bytes(ReportComposer.Compose(input)), ".pdf");
        var text = Tool.Run("pdftotext", "-raw", file.Path, "-");
        var words = input
            .Verdict.Parts.SelectMany(part => part.Findings)
            .SelectMany(finding => finding.Title.Ko.Split(' '));
        words.Should().OnlyContain(word => text.Contains(word));
        text.Should().Contain(input.Student.Department.Split(' ')[0]);
        foreach (var attempt in input.Verdict.Parts.SelectMany(part => part.Attempts))
            text.Should().Contain(attempt.Sha256);
    }

    [Fact]
    public void Hanja_and_Hangul_of_a_name_are_found_by_poppler()
    {
        Tool.SkipUnlessThere("pdftotext", "poppler-utils");
        using var file = new TemporaryFile(Rendered.Bytes(ReportComposer.Compose(Students.LongestNames())), ".pdf");
        Tool.Run("pdftotext", file.Path, "-")
            .Should()
            .Contain("金漢字 (김한자)")
            .And.Contain("张伟")
            .And.Contain("Nguyễn");
    }

    [Fact]
    public void Arabic_and_Thai_are_shaped_and_found_by_poppler()
    {
        Tool.SkipUnlessThere("pdftotext", "poppler-utils");
        using var file = new TemporaryFile(
            Rendered.Bytes(Texts.Report(Texts.Paragraph("محمد علي"), Texts.Paragraph("สมชาย ที่นี่"))),
            ".pdf"
        );
        Tool.Run("pdftotext", file.Path, "-").Should().Contain("محمد").And.Contain("علي").And.Contain("สมชาย");
    }

    [Fact]
    public void Fonts_are_embedded_as_subsets()
    {
        Tool.SkipUnlessThere("pdffonts", "poppler-utils");
        using var file = new TemporaryFile(Rendered.Bytes(ReportComposer.Compose(Students.LongestNames())), ".pdf");
        var fonts = Tool.Run("pdffonts", file.Path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(2)
            .ToArray();
        fonts.Should().HaveCountGreaterThan(2).And.OnlyContain(font => font.Contains("yes yes yes"));
    }

    [Fact]
    public void Qpdf_finds_no_fault_in_the_file()
    {
        Tool.SkipUnlessThere("qpdf", "qpdf");
        using var file = new TemporaryFile(Rendered.Bytes(ReportComposer.Compose(Students.Worst())), ".pdf");
        Tool.Run("qpdf", "--check", file.Path).Should().Contain("No syntax or stream encoding errors");
    }

    [Fact]
    public void The_QR_code_leads_to_the_receipt_of_the_graded_file()
    {
        Tool.SkipUnlessThere("pdftoppm", "poppler-utils");
        Tool.SkipUnlessThere("zbarimg", "zbar-tools");
        var input = Students.Best();
        using var file = new TemporaryFile(Rendered.Bytes(ReportComposer.Compose(input)), ".pdf");
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 1; page <= Rendered.Pages(File.ReadAllBytes(file.Path)).Count; page++)
        {
            using var picture = new TemporaryFile([], ".png");
            var number = $"{page}";
            // At 200 dots per inch, the right fifth of the page.
            string[] where = ["-r", "200", "-x", "1300", "-W", "354", "-f", number, "-l", number];
            Tool.Run(
                "pdftoppm",
                ["-png", "-singlefile", .. where, file.Path, Path.ChangeExtension(picture.Path, null)]
            );
            codes.UnionWith(
                Tool.Run("zbarimg", "-Sdisable", "-Sqrcode.enable", "--quiet", "--raw", picture.Path)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            );
        }
        codes
            .Should()
            .BeEquivalentTo(
                input.Verdict.Parts.Select(part =>
                    $"https://courseai.example.ac.kr/r/{part.Attempts.Single().AttemptId}"
                )
            );
    }
}
