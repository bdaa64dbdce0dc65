namespace CourseAI.Core.Courses;

/// <summary>Finds what someone probably meant to write.</summary>
internal static class Nearest
{
    /// <returns>The candidate with the fewest edits (case does not matter), or null when even that is a third of the word or more away.</returns>
    public static string? Of(string written, IEnumerable<string> candidates)
    {
        if (written.Length > 64)
            return null;
        var best = candidates
            .Select(candidate =>
                (Name: candidate, Edits: Edits(written.ToUpperInvariant(), candidate.ToUpperInvariant()))
            )
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is not null && best.Edits <= Math.Max(2, written.Length / 3) ? best.Name : null;
    }

    /// <summary>Levenshtein distance.</summary>
    private static int Edits(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var current = new int[to.Length + 1];
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.Length];
    }
}
