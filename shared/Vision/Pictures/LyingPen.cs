namespace CourseAI.Vision.Pictures;

/// <summary>A pen that lies beside what was written with it: a bar that is much wider than the strokes.</summary>
internal static class LyingPen
{
    /// <summary>A ballpoint is some ten times as wide as its line, a marker four times. Beside a 1, a 7 has its width.</summary>
    private const float Wider = 3;

    /// <summary>What is written is so many times as long as its strokes are wide: dirt beside a 1 is not.</summary>
    private const float LeastWritten = 4;

    /// <summary>Of the pen's length, in what is written.</summary>
    private const float LeastBeside = 0.12f;

    /// <summary>A digit is written in so many pieces. More are print, and the bar beside it perhaps a 1.</summary>
    private const int MostPieces = 3;

    /// <param name="pieces">Each connected, without what lies around the paper and without dirt.</param>
    /// <param name="bars">Those of the pieces that are one.</param>
    public static void RemoveFrom(List<InkGroup> pieces, IReadOnlyDictionary<InkGroup, InkBar> bars, InkMask mask)
    {
        if (bars.Count == 0)
            return;
        var strokes = pieces.ToDictionary(piece => piece, piece => piece.StrokeWidth(mask));
        var pens = bars.Where(bar =>
                pieces.Count(other => IsWritten(other, bar.Key, bar.Value)) is > 0 and <= MostPieces
            )
            .Select(bar => bar.Key)
            .ToHashSet();
        pieces.RemoveAll(pens.Contains);

        bool IsWritten(InkGroup other, InkGroup piece, InkBar bar) =>
            other != piece
            && other.LongerSide >= LeastBeside * piece.LongerSide
            && other.LongerSide >= LeastWritten * strokes[other]
            && bar.Width >= Wider * strokes[other];
    }
}
