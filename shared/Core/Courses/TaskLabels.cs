using System.Collections.Frozen;

namespace CourseAI.Core.Courses;

/// <summary>What a model of a task can say, and how people write the same.</summary>
public static class TaskLabels
{
    /// <summary>Of the file in which students label their pictures.</summary>
    public const string FileName = "labels.csv";

    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    private static readonly (string Label, string[] Korean)[] Tools =
    [
        ("hammer", ["망치"]),
        ("wrench", ["렌치", "스패너"]),
        ("screwdriver", ["드라이버", "스크루드라이버"]),
        ("pliers", ["펜치", "플라이어"]),
        ("scissors", ["가위"]),
        ("saw", ["톱"]),
        ("axe", ["도끼"]),
        ("shovel", ["삽"]),
        ("drill", ["드릴"]),
        ("tape_measure", ["줄자"]),
    ];

    private static readonly FrozenDictionary<string, string> ToolsAsWritten = Tools
        .SelectMany(tool => tool.Korean.Prepend(tool.Label).Select(written => (Written: written, tool.Label)))
        .ToFrozenDictionary(tool => tool.Written, tool => tool.Label, StringComparer.OrdinalIgnoreCase);

    /// <summary>In any case and any folder.</summary>
    public static bool IsFile(string name) =>
        name[(name.LastIndexOf('/') + 1)..].Equals(FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>As the task's model names them.</summary>
    public static IReadOnlyList<string> Of(VisionTask task) =>
        task == VisionTask.Digits ? Digits : [.. Tools.Select(tool => tool.Label)];

    /// <summary>For people, in both languages.</summary>
    public static Text Shown(string label) =>
        Array.Find(Tools, tool => tool.Label == label) is ({ } known, [var korean, ..])
            ? new Text(korean, known.Replace('_', ' '))
            : Text.Same(label);

    /// <param name="written">In any case, with spaces around; a tool also by its Korean name, or with spaces or hyphens inside.</param>
    /// <returns>The model's name for it; null: the task has no such label.</returns>
    public static string? Read(VisionTask task, string written)
    {
        var plain = ComposedForm.Of(written).Trim();
        return task == VisionTask.Digits
            ? Array.Find(Digits, digit => digit == plain)
            : ToolsAsWritten.GetValueOrDefault(plain.Replace(' ', '_').Replace('-', '_'));
    }

    /// <param name="fileName">With <c>/</c> between folders, which are not looked at.</param>
    /// <returns>The label of a name such as <c>7_03.png</c> (label, underscore, number); null: the name says nothing.</returns>
    public static string? OfFileName(VisionTask task, string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName[(fileName.LastIndexOf('/') + 1)..]);
        var end = name.LastIndexOf('_');
        return end > 0 && end < name.Length - 1 && name.AsSpan(end + 1).ContainsAnyExceptInRange('0', '9') is false
            ? Read(task, name[..end])
            : null;
    }
}
