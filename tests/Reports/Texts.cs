using CourseAI.Core;
using CourseAI.Reports.Model;

namespace CourseAI.Reports.Tests;

/// <summary>Small reports around what a test is about.</summary>
internal static class Texts
{
    public static Report Report(params IReadOnlyList<Block> blocks) =>
        new()
        {
            Title = "시험",
            RunningHead = "",
            Foot = "",
            Blocks = blocks,
        };

    public static Paragraph Paragraph(string text) => new(Text.Same(text));

    /// <returns>What extraction finds of one paragraph.</returns>
    public static string Extracted(string text) => Rendered.Pages(Rendered.Bytes(Report(Paragraph(text))))[0];
}
