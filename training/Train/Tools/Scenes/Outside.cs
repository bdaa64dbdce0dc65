namespace CourseAI.Training.Tools.Scenes;

/// <summary>What of a picture can be reached from its border.</summary>
internal static class Outside
{
    /// <param name="passes">Whether the pixel of this index, row by row, is one that lets pass.</param>
    /// <returns>By the same index: reached through such pixels alone, by their sides.</returns>
    public static bool[] Of(int width, int height, Func<int, bool> passes)
    {
        var isOutside = new bool[width * height];
        var open = new Stack<int>();
        for (var x = 0; x < width; x++)
        {
            Visit(x, 0);
            Visit(x, height - 1);
        }
        for (var y = 0; y < height; y++)
        {
            Visit(0, y);
            Visit(width - 1, y);
        }
        while (open.TryPop(out var at))
        {
            var (x, y) = (at % width, at / width);
            Visit(x - 1, y);
            Visit(x + 1, y);
            Visit(x, y - 1);
            Visit(x, y + 1);
        }
        return isOutside;

        void Visit(int x, int y)
        {
            if (x < 0 || y < 0 || x >= width || y >= height)
                return;
            var at = (y * width) + x;
            if (isOutside[at] || !passes(at))
                return;
            isOutside[at] = true;
            open.Push(at);
        }
    }
}
