namespace CourseAI.Storage;

/// <summary>Ids that callers name: what no key of a table can be is not asked for, since storage would answer with an error.</summary>
internal static class RowId
{
    private const int MaxLength = 64;

    /// <summary>1–64 ASCII letters and digits, as every id that this app makes.</summary>
    public static bool IsPossible(string id) => id.Length is > 0 and <= MaxLength && id.All(char.IsAsciiLetterOrDigit);
}
