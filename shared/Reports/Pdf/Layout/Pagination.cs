using CourseAI.Reports.Model;
using CourseAI.Reports.Pdf.Typesetting;

namespace CourseAI.Reports.Pdf.Layout;

/// <summary>Puts slices on pages, with what stands at the head and foot of each.</summary>
internal static class Pagination
{
    private const float BodyHeight = Theme.PageHeight - Theme.Top - Theme.Bottom;

    /// <returns>The marks of each page.</returns>
    public static IReadOnlyList<IReadOnlyList<Mark>> Paginate(Report report)
    {
        var slices = report.Blocks.SelectMany(block => BlockLayout.Set(block, Theme.Margin, Theme.BodyWidth)).ToList();
        var pages = Pages(slices);
        for (var i = 0; i < pages.Count; i++)
            AddMargins(pages[i], report, i + 1, pages.Count);
        return pages;
    }

    private static List<List<Mark>> Pages(List<Slice> slices)
    {
        var pages = new List<List<Mark>> { new() };
        var used = 0f;
        for (var i = 0; i < slices.Count; )
        {
            var end = i;
            while (slices[end].KeepWithNext && end + 1 < slices.Count)
                end++;
            var group = slices[i..(end + 1)];
            var height = group.Sum(slice => slice.Height + slice.Before) - (used == 0 ? group[0].Before : 0);
            if (used > 0 && used + height > BodyHeight && height <= BodyHeight)
                (used, _) = NewPage(pages, group[0]);
            foreach (var slice in group)
            {
                // A group taller than a page falls back to its slices.
                if (used > 0 && used + slice.Before + slice.Height > BodyHeight)
                    (used, _) = NewPage(pages, slice);
                used += used == 0 ? 0 : slice.Before;
                pages[^1].AddRange(slice.Marks.Select(mark => mark.Down(Theme.Top + used)));
                used += slice.Height;
            }
            i = end + 1;
        }
        return pages;
    }

    private static (float Used, bool Repeated) NewPage(List<List<Mark>> pages, Slice first)
    {
        pages.Add([]);
        if (first.Header is not { } header)
            return (0, false);
        pages[^1].AddRange(header.Marks.Select(mark => mark.Down(Theme.Top)));
        return (header.Height, true);
    }

    private static void AddMargins(List<Mark> page, Report report, int number, int count)
    {
        var margins = new Slice();
        if (number > 1)
        {
            margins.Add(
                Lines.Break([new Span(report.RunningHead, Theme.Foot)], Theme.BodyWidth).Take(1),
                Theme.Margin,
                30
            );
            margins.Rule(Theme.Margin, 42, Theme.BodyWidth, Theme.Rule);
        }
        var top = Theme.PageHeight - Theme.Bottom + 18;
        margins.Rule(Theme.Margin, top - 5, Theme.BodyWidth, Theme.Rule);
        margins.Add(Lines.Break([new Span(report.Foot, Theme.Foot)], Theme.BodyWidth - 90), Theme.Margin, top);
        var pageNumber = Lines.Break([new Span($"{number} / {count} 쪽 · page {number} of {count}", Theme.Foot)], 200);
        margins.Add(pageNumber, Theme.Margin, top, Theme.BodyWidth, alignRight: true);
        page.AddRange(margins.Marks);
    }
}
