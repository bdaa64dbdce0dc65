using CourseAI.Core;
using CourseAI.Reports.Model;
using CourseAI.Reports.Pdf.Typesetting;
using NodaTime;
using SkiaSharp;

namespace CourseAI.Reports.Pdf.Layout;

/// <summary>
/// Draws a time line on a scale that is logarithmic to both sides of the due date: a minute late and a week early are
/// both to be seen. Shape tells on time from late, filling tells what counts; colour only repeats it.
/// </summary>
internal static class TimelineLayout
{
    private const float LabelWidth = 164;
    private const float RowHeight = 23;
    private const float Radius = 3;

    private static readonly (Duration Distance, Text Name)[] Ticks =
    [
        (Duration.FromMinutes(1), new("1분", "1 min")),
        (Duration.FromMinutes(10), new("10분", "10 min")),
        (Duration.FromHours(1), new("1시간", "1 h")),
        (Duration.FromDays(1), new("1일", "1 d")),
        (Duration.FromDays(7), new("1주", "1 wk")),
        (Duration.FromDays(28), new("4주", "4 wk")),
    ];

    public static Slice Set(Timeline timeline, float x, float width)
    {
        var slice = new Slice { Before = 5 };
        var plot = SKRect.Create(x + LabelWidth, 14, width - LabelWidth - 6, timeline.Rows.Count * RowHeight);
        var scale = Scale.For(timeline, plot);
        slice.Marks.Add(
            new BoxMark(
                new SKRect(scale.X(Duration.Zero), plot.Top, plot.Right, plot.Bottom),
                new SKColor(0xFC, 0xF3, 0xF2)
            )
        );
        AddAxis(slice, plot, scale);
        for (var i = 0; i < timeline.Rows.Count; i++)
            AddRow(slice, timeline.Rows[i], x, plot, plot.Top + (i * RowHeight), scale);
        slice.Marks.Add(
            new BoxMark(SKRect.Create(scale.X(Duration.Zero) - 0.6f, plot.Top - 2, 1.2f, plot.Height + 2), Theme.Accent)
        );
        slice.Height = AddLegend(slice, timeline, x, plot.Bottom + 6);
        return slice;
    }

    private static void AddAxis(Slice slice, SKRect plot, Scale scale)
    {
        Centre(
            slice,
            "마감 Due",
            Theme.SmallEnglish with
            {
                Strong = true,
                Colour = Theme.Accent,
            },
            scale.X(Duration.Zero)
        );
        var edge = 28f;
        foreach (var sign in (int[])[-1, 1])
        {
            var last = scale.X(Duration.Zero);
            foreach (var (distance, name) in Ticks)
            {
                var at = scale.X(distance * sign);
                if (at < plot.Left || at > plot.Right)
                    break;
                slice.Marks.Add(new BoxMark(SKRect.Create(at, plot.Top, 0.4f, plot.Height), Theme.Rule));
                // A name is left out where it would touch its neighbour or the frame.
                if (Math.Abs(at - last) < edge || at > plot.Right - 10)
                    continue;
                Centre(slice, $"{(sign < 0 ? "−" : "+")}{name.Ko}", Theme.SmallEnglish, at);
                last = at;
                edge = 26;
            }
            edge = 28;
        }
    }

    private static void Centre(Slice slice, string text, Style style, float x)
    {
        var lines = Lines.Break([new Span(text, style)], float.MaxValue);
        slice.Add(lines, x - (lines[0].Width / 2), 0);
    }

    private static void AddRow(Slice slice, TimelineRow row, float x, SKRect plot, float top, Scale scale)
    {
        slice.Rule(x, top, plot.Right - x, Theme.Rule, 0.4f);
        var label = Bilingual.Lines(row.Label, Theme.Small with { Strong = true }, Theme.SmallEnglish, LabelWidth - 8);
        slice.Add(label.Take(1), x, top + 1.5f);
        slice.Add(Lines.Break([new Span(row.Due, Theme.Foot)], LabelWidth - 8).Take(1), x, top + 11.5f);
        var middle = top + (RowHeight / 2);
        if (row.CutOff is { } cutOff && scale.X(cutOff) <= plot.Right)
            AddCutOff(slice, scale.X(cutOff), top + 3, RowHeight - 6);
        foreach (var point in row.Points.Where(point => point.Arrived != point.Counted))
            AddTransfer(slice, scale.X(point.Counted), scale.X(point.Arrived), middle);
        // The graded one is drawn last, so that none hides it.
        foreach (var point in row.Points.OrderBy(point => point.Graded))
            AddPoint(slice, scale.X(point.Counted), middle, point.OnTime, point.Graded);
    }

    private static void AddPoint(Slice slice, float x, float y, bool onTime, bool graded)
    {
        var colour = Theme.Colour(onTime ? Tone.Good : Tone.Bad);
        if (onTime)
        {
            var circle = SKRect.Create(x - Radius, y - Radius, 2 * Radius, 2 * Radius);
            slice.Marks.Add(new BoxMark(circle, graded ? colour : SKColors.White, colour, Radius, 0.9f));
            return;
        }
        SKPoint[] triangle =
        [
            new(x, y - Radius - 0.6f),
            new(x + Radius + 0.6f, y + Radius),
            new(x - Radius - 0.6f, y + Radius),
        ];
        if (!graded)
            slice.Marks.Add(new ShapeMark(triangle, SKColors.White, Filled: true));
        slice.Marks.Add(new ShapeMark(triangle, colour, graded));
    }

    /// <summary>Explains what this time line shows, and nothing else.</summary>
    private static float AddLegend(Slice slice, Timeline timeline, float x, float top)
    {
        (bool OnTime, bool Graded, Text Text)[] kinds =
        [
            (true, true, new("기한 내, 채점", "on time, graded")),
            (true, false, new("기한 내", "on time")),
            (false, true, new("늦음, 채점", "late, graded")),
            (false, false, new("늦음", "late")),
        ];
        var middle = top + 5;
        var points = timeline.Rows.SelectMany(row => row.Points).ToArray();
        foreach (var (onTime, graded, text) in kinds)
        {
            if (!points.Any(point => point.OnTime == onTime && point.Graded == graded))
                continue;
            AddPoint(slice, x + Radius, middle, onTime, graded);
            x = AddWords(slice, text, x + 10, top);
        }
        if (points.Any(point => point.Arrived != point.Counted))
        {
            AddTransfer(slice, x, x + 14, middle);
            x = AddWords(slice, new Text("신고부터 도착까지", "declared to arrived"), x + 18, top);
        }
        if (timeline.Rows.Any(row => row.CutOff is not null))
        {
            AddCutOff(slice, x + 1, top + 1, 8);
            AddWords(slice, new Text("최종 마감", "cut-off"), x + 6, top);
        }
        return top + Theme.SmallEnglish.Leading + 2;
    }

    private static float AddWords(Slice slice, Text text, float x, float top)
    {
        var lines = Bilingual.Lines(
            text,
            Theme.SmallEnglish with
            {
                Colour = Theme.Ink,
            },
            Theme.SmallEnglish,
            float.MaxValue
        );
        slice.Add(lines, x, top);
        return x + lines[0].Width + 14;
    }

    private static void AddTransfer(Slice slice, float from, float to, float y)
    {
        slice.Marks.Add(new BoxMark(new SKRect(from, y - 0.4f, to, y + 0.4f), Theme.Muted));
        slice.Marks.Add(new BoxMark(SKRect.Create(to - 0.4f, y - 2.5f, 0.8f, 5), Theme.Muted));
    }

    private static void AddCutOff(Slice slice, float x, float top, float height) =>
        slice.Marks.Add(new BoxMark(SKRect.Create(x - 0.5f, top, 1, height), Theme.Colour(Tone.Bad)));

    private sealed record Scale(float Left, float PerUnit, double Earliest)
    {
        public static Scale For(Timeline timeline, SKRect plot)
        {
            var points = timeline
                .Rows.SelectMany(row => row.Points)
                .SelectMany(point => (Duration[])[point.Counted, point.Arrived]);
            var ends = points
                .Concat(timeline.Rows.Select(row => row.CutOff).OfType<Duration>())
                .Select(Place)
                .ToArray();
            var earliest = Math.Min(Place(-Duration.FromDays(1)), ends.DefaultIfEmpty(0).Min()) - 0.25;
            var latest = Math.Max(Place(Duration.FromHours(1)), ends.DefaultIfEmpty(0).Max()) + 0.25;
            return new Scale(plot.Left, (float)(plot.Width / (latest - earliest)), earliest);
        }

        public float X(Duration fromDue) => Left + ((float)(Place(fromDue) - Earliest) * PerUnit);

        /// <summary>Linear within the first minute, logarithmic beyond.</summary>
        private static double Place(Duration fromDue) =>
            Math.Sign(fromDue.TotalSeconds) * Math.Log10(1 + (Math.Abs(fromDue.TotalSeconds) / 60));
    }
}
