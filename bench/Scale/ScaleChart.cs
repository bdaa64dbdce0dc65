using System.Globalization;
using System.Text;

namespace CourseAI.Bench.Scale;

/// <summary>
/// The chart of docs/scale.md as SVG: files a minute, and below it the 95 % line of the time from arrival to report, cold and warm. Written by
/// hand, so that it has no font, no script and no date in it.
/// </summary>
internal static class ScaleChart
{
    private const int Width = 760;
    private const int PlotHeight = 170;
    private const int Left = 70;
    private const int Right = 20;
    private const int Minutes = 60;
    private const int Before = 60;

    public static string Draw(ScaleTable.Run cold, ScaleTable.Run warm)
    {
        var svg = new StringBuilder();
        Line(
            svg,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} 480\" font-family=\"sans-serif\" font-size=\"12\">"
        );
        Line(svg, $"<rect width=\"{Width}\" height=\"480\" fill=\"#ffffff\"/>");
        var files = PerMinute(cold, minute => minute.Count);
        Plot(svg, 40, $"Files a minute, {cold.Students:N0} students", [("#555555", "", files)]);
        Plot(
            svg,
            260,
            "Seconds from arrival to report, 95 % line",
            [
                ("#c0392b", "nothing kept ready", PerMinute(cold, Quantile)),
                (
                    "#1f618d",
                    $"{warm.Ready.Uploads} and {warm.Ready.Reports} instances kept ready",
                    PerMinute(warm, Quantile)
                ),
            ]
        );
        Line(svg, $"<text x=\"{Width / 2}\" y=\"472\" text-anchor=\"middle\">minutes from the deadline</text>");
        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static void Plot(
        StringBuilder svg,
        int top,
        string title,
        (string Colour, string Name, double[] Values)[] lines
    )
    {
        var most = Math.Max(1, lines.Max(line => line.Values.Max()));
        var bottom = top + PlotHeight;
        Line(svg, $"<text x=\"{Left}\" y=\"{top - 12}\" font-weight=\"bold\">{title}</text>");
        foreach (var share in (double[])[0, 0.5, 1])
        {
            var y = bottom - share * PlotHeight;
            Line(svg, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\" stroke=\"#dddddd\"/>");
            Line(svg, $"<text x=\"{Left - 8}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{share * most:#,0.#}</text>");
        }
        for (var minute = -Before; minute <= Minutes - Before; minute += 10)
            Line(svg, $"<text x=\"{X(minute):0.#}\" y=\"{bottom + 16}\" text-anchor=\"middle\">{minute}</text>");
        Line(
            svg,
            $"<line x1=\"{X(0):0.#}\" x2=\"{X(0):0.#}\" y1=\"{top}\" y2=\"{bottom}\" stroke=\"#000000\" stroke-dasharray=\"3 3\"/>"
        );
        var named = 0;
        foreach (var (colour, name, values) in lines)
        {
            var points = string.Join(
                ' ',
                values.Select(
                    (value, i) =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{X(i - Before):0.#},{bottom - value / most * PlotHeight:0.#}"
                        )
                )
            );
            Line(svg, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
            if (name.Length > 0)
                Line(svg, $"<text x=\"{Left + 10}\" y=\"{top + 16 + 16 * named++}\" fill=\"{colour}\">{name}</text>");
        }
    }

    private static double X(int minute) => Left + (minute + Before) * (Width - Left - Right) / (double)Minutes;

    private static double[] PerMinute(ScaleTable.Run run, Func<IReadOnlyList<Done>, double> of)
    {
        var minutes = run.Items.ToLookup(item => (int)Math.Floor(item.Arrived / 60));
        return
        [
            .. Enumerable
                .Range(-Before, Minutes)
                .Select(minute => minutes[minute].ToList() is { Count: > 0 } items ? of(items) : 0),
        ];
    }

    private static double Quantile(IReadOnlyList<Done> items) =>
        items.Select(item => item.Finished - item.Arrived).Order().ElementAt((int)(0.95 * (items.Count - 1)));

    private static void Line(StringBuilder svg, FormattableString text) =>
        svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
