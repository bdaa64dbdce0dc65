namespace CourseAI.Vision.Pictures;

/// <summary>Ink that is one straight, even bar.</summary>
/// <param name="Length">In pixels.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Slope">Pixels by which it rises or falls per pixel across; infinite where it stands upright.</param>
internal sealed record InkBar(float Length, float Width, float Slope)
{
    /// <summary>How many times as long as wide.</summary>
    private const float Slender = 4;

    /// <summary>Width by its spread against by its area: a bent stroke or a tapering one has more.</summary>
    private const float Even = 1.4f;

    /// <returns>Those of the pieces that are bars, each connected.</returns>
    public static IReadOnlyDictionary<InkGroup, InkBar> Among(IEnumerable<InkGroup> pieces)
    {
        var bars = new Dictionary<InkGroup, InkBar>();
        foreach (var piece in pieces)
        {
            if (Of(piece) is { } bar)
                bars[piece] = bar;
        }
        return bars;
    }

    /// <returns>Null: it is no bar.</returns>
    public static InkBar? Of(InkGroup piece)
    {
        var count = piece.Pixels.Count;
        var (meanX, meanY) = (piece.Pixels.Average(pixel => pixel.X), piece.Pixels.Average(pixel => pixel.Y));
        double xx = 0;
        double xy = 0;
        double yy = 0;
        foreach (var (x, y) in piece.Pixels)
        {
            xx += (x - meanX) * (x - meanX) / count;
            xy += (x - meanX) * (y - meanY) / count;
            yy += (y - meanY) * (y - meanY) / count;
        }
        // Variances along and across; of an even bar they are a twelfth of its length and of its width squared.
        var half = Math.Sqrt((((xx - yy) / 2) * ((xx - yy) / 2)) + (xy * xy));
        var length = Math.Sqrt(12 * (((xx + yy) / 2) + half));
        var width = Math.Sqrt(12 * Math.Max(((xx + yy) / 2) - half, 0));
        var byArea = count / length;
        if (length < Slender * width || width > Even * byArea)
            return null;
        var angle = 0.5 * Math.Atan2(2 * xy, xx - yy);
        return new InkBar((float)length, (float)byArea, (float)Math.Tan(angle));
    }
}
