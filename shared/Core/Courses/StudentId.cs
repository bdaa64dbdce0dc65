namespace CourseAI.Core.Courses;

/// <summary>
/// The form of a student id. It is a folder name, a table key and a queue message, so it is kept to what all three take.
/// </summary>
public static class StudentId
{
    public const int MaxLength = 64;

    /// <summary>1–64 letters (any script), digits, <c>-</c>, <c>_</c> or <c>.</c>, no dot first or last: storage takes no folder that ends with one.</summary>
    public static bool IsValid(string id) =>
        id.Length is > 0 and <= MaxLength
        && id[0] != '.'
        && id[^1] != '.'
        && ComposedForm.Is(id)
        && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');
}
