namespace CourseAI.Training.Baselines;

/// <summary>A part of a page that a program writes: what stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
internal static class PageSection
{
    /// <exception cref="InvalidDataException">The page has not both marks, each on a line of its own, in this order.</exception>
    public static string Replace(string page, string name, string text)
    {
        var (start, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->\n");
        var from = page.IndexOf(start, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidDataException(
                $"The page lacks the lines <!-- {name} --> and <!-- /{name} -->, in this order."
            );
        return $"{page[..(from + start.Length)]}{text.TrimEnd('\n')}\n{page[to..]}";
    }
}
