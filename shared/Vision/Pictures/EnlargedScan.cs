namespace CourseAI.Vision.Pictures;

/// <summary>
/// A small scan that was enlarged. Its digit may touch all four edges, so that strokes look like tables and paper lines:
/// brought back to the size of a scan, it is read as one.
/// </summary>
internal static class EnlargedScan
{
    /// <summary>Pixels on the longer side; below <see cref="PaperLight"/>'s limit for drawings and scans.</summary>
    private const int Side = 56;

    /// <summary>The paper of a scan has one brightness, apart from what JPEG does to it.</summary>
    private const float EvenWithin = 0.02f;

    /// <summary>Of the border that the digit leaves free, and of the paper that no blurred stroke reaches.</summary>
    private const float FreeBorder = 0.25f;
    private const float FreePaper = 0.35f;

    /// <summary>Difference in brightness between ink and paper: a scan uses the whole range, which a shadow hardly does.</summary>
    private const float Contrast = 0.6f;

    /// <summary>Share of the picture under ink: an upright 1 that keeps its shape has about 0.1.</summary>
    private const float LeastInk = 0.08f;

    /// <summary>Share of the picture that is paper, at least: a table's even strip along the border has less.</summary>
    private const float LeastPaper = 0.35f;

    /// <returns>The scan, or the picture itself when it is none.</returns>
    public static Plane Reduced(Plane grey) =>
        grey.LongerSide <= Side || !IsScan(grey) ? grey : GreyPicture.Shrunk(grey, Side);

    private static bool IsScan(Plane grey)
    {
        var (paper, share) = PaperLight.AlongTheBorder(grey, EvenWithin);
        if (share < FreeBorder)
            return false;
        var (inks, distances) = (0, 0.0);
        foreach (var value in grey.Values)
        {
            var distance = Math.Abs(value - paper);
            if (distance > Contrast)
                (inks, distances) = (inks + 1, distances + distance);
        }
        if (inks < LeastInk * grey.Values.Length)
            return false;
        // Half of the way to the ink ends what is still paper.
        var middle = distances / inks / 2;
        var (papers, even) = (0, 0);
        foreach (var value in grey.Values)
        {
            var distance = Math.Abs(value - paper);
            papers += distance < middle ? 1 : 0;
            even += distance <= EvenWithin ? 1 : 0;
        }
        return papers > LeastPaper * grey.Values.Length && even > FreePaper * papers;
    }
}
