using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Reports.Composing;

namespace CourseAI.Reports.Tests;

public sealed class ConfusionTableTests
{
    [Fact]
    public void With_all_ten_tools_no_word_of_its_head_is_broken()
    {
        Tool.SkipUnlessThere("pdftotext", "poppler-utils");
        var labels = TaskLabels.Of(VisionTask.Tools);
        var cells = labels
            .SelectMany(label => labels.Select(said => new AgreementCell(label, said, label == said ? 12 : 1)))
            .Concat(labels.Select(label => new AgreementCell(label, null, 2)));
        var report = Texts.Report([.. ConfusionTable.Of(new Agreement([.. cells]))]);
        using var file = new TemporaryFile(Rendered.Bytes(report), ".pdf");

        var words = Tool.Run("pdftotext", "-layout", file.Path, "-")
            .Split((char[])[' ', '\n'], StringSplitOptions.None);

        foreach (
            var word in labels
                .Select(TaskLabels.Shown)
                .SelectMany(name => (string[])[.. name.Ko.Split(' '), .. name.En.Split(' ')])
        )
            // Once in the head and once before its row.
            words.Count(found => found == word).Should().BeGreaterThanOrEqualTo(2, word);
    }
}
