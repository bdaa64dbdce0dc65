using CourseAI.Core.Courses;

namespace CourseAI.Core.Tests.Courses;

public sealed class TaskLabelsTests
{
    [Theory]
    [InlineData(VisionTask.Digits, " 7 ", "7")]
    [InlineData(VisionTask.Digits, "07", null)]
    [InlineData(VisionTask.Digits, "seven", null)]
    [InlineData(VisionTask.Digits, "hammer", null)]
    [InlineData(VisionTask.Tools, "Hammer", "hammer")]
    [InlineData(VisionTask.Tools, "tape measure", "tape_measure")]
    [InlineData(VisionTask.Tools, "tape-measure", "tape_measure")]
    [InlineData(VisionTask.Tools, "망치", "hammer")]
    [InlineData(VisionTask.Tools, "스패너", "wrench")]
    [InlineData(VisionTask.Tools, "caliper", null)]
    [InlineData(VisionTask.Tools, "", null)]
    public void A_label_is_read_as_its_task_names_it(VisionTask task, string written, string? label) =>
        TaskLabels.Read(task, written).Should().Be(label);

    [Fact]
    public void Korean_names_are_read_in_either_form_of_Unicode() =>
        TaskLabels
            .Read(VisionTask.Tools, "줄자".Normalize(System.Text.NormalizationForm.FormD))
            .Should()
            .Be("tape_measure");

    [Theory]
    [InlineData(VisionTask.Digits, "7_03.png", "7")]
    [InlineData(VisionTask.Digits, "photos/7_1.jpeg", "7")]
    [InlineData(VisionTask.Digits, "8_1/photo.png", null)]
    [InlineData(VisionTask.Digits, "IMG_0231.jpg", null)]
    [InlineData(VisionTask.Digits, "7.png", null)]
    [InlineData(VisionTask.Digits, "7_a.png", null)]
    [InlineData(VisionTask.Digits, "7_.png", null)]
    [InlineData(VisionTask.Digits, "_7.png", null)]
    [InlineData(VisionTask.Digits, "10_1.png", null)]
    [InlineData(VisionTask.Tools, "tape_measure_12.webp", "tape_measure")]
    [InlineData(VisionTask.Tools, "망치_1.jpg", "hammer")]
    [InlineData(VisionTask.Tools, "7_03.png", null)]
    public void A_file_name_says_label_underscore_number_or_nothing(VisionTask task, string name, string? label) =>
        TaskLabels.OfFileName(task, name).Should().Be(label);

    [Fact]
    public void People_are_shown_a_tool_in_both_languages_and_a_digit_as_it_is()
    {
        TaskLabels.Shown("tape_measure").Should().Be(new Text("줄자", "tape measure"));
        TaskLabels.Shown("7").Should().Be(Text.Same("7"));
    }
}
