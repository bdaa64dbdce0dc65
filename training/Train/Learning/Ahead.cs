namespace CourseAI.Training.Learning;

/// <summary>While one batch is learnt from, another core makes the next.</summary>
internal static class Ahead
{
    /// <param name="make">Is given 0 to <paramref name="count"/> - 1, one after the other, on another thread.</param>
    public static IEnumerable<T> Make<T>(int count, Func<int, T> make)
    {
        var next = Task.Run(() => make(0));
        for (var i = 1; i <= count; i++)
        {
            var made = next.GetAwaiter().GetResult();
            if (i < count)
            {
                var number = i;
                next = Task.Run(() => make(number));
            }
            yield return made;
        }
    }
}
