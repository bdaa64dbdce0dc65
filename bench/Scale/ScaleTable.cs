using System.Globalization;

namespace CourseAI.Bench.Scale;

/// <summary>The rows of docs/scale.md: the last four hours before a deadline, for classes of several sizes, cold and with warm instances.</summary>
internal static class ScaleTable
{
    public static readonly TimeSpan Watched = TimeSpan.FromHours(4);

    /// <summary>report, source, video, images: what is due at the deadline of samples/course.json.</summary>
    public const int FilesPerStudent = 4;

    /// <summary>
    /// Core seconds of one file up to its evidence: from `rush` in docs/measured.md, 150 files in 13.6 s on two cores, client and storage
    /// included, so an upper bound.
    /// </summary>
    private const double FileSeconds = 13.6 * 2 / 150;

    /// <summary>Core seconds of one report with pictures: `micro` in docs/measured.md, 134 ms, and as much again for reading and writing.</summary>
    private const double ReportSeconds = 2 * 0.134;

    private const int Seed = 20261219;

    public static readonly int[] Sizes = [30, 300, 3_000, 10_000, 30_000, 100_000];

    public const string Header =
        "| students | always ready (uploads, reports) | files in the last hour | peak files a minute | instances at most (uploads, reports) | arrival to report: median | 95 % | worst | longest queue (uploads, reports) |\n| ---: | --- | ---: | ---: | --- | ---: | ---: | ---: | --- |";

    public static Run Simulate(int students, (int Uploads, int Reports) ready)
    {
        var random = new Random(Seed);
        var arrivals = new DeadlineRush().Arrivals(students * FilesPerStudent, Watched, random);
        var uploads = Simulation.Run(arrivals, new Pool(FileSeconds, ready.Uploads, Most: 200), random);
        var asked = uploads.Items.OrderBy(item => item.Finished).ToList();
        var reports = Simulation.Run(
            [.. asked.Select(item => item.Finished)],
            new Pool(ReportSeconds, ready.Reports, Most: 200),
            random
        );
        // Both lists are in the order of the requests.
        var waits = asked.Zip(reports.Items, (file, report) => new Done(file.Arrived, report.Finished)).ToList();
        return new Run(students, ready, uploads, reports, waits);
    }

    internal sealed record Run(
        int Students,
        (int Uploads, int Reports) Ready,
        Outcome Uploads,
        Outcome Reports,
        IReadOnlyList<Done> Items
    )
    {
        public int PeakPerMinute => Items.GroupBy(item => Math.Floor(item.Arrived / 60)).Max(minute => minute.Count());

        /// <returns>Seconds from arrival to report.</returns>
        public double Wait(double quantile)
        {
            var sorted = Items.Select(item => item.Finished - item.Arrived).Order().ToList();
            return sorted[(int)Math.Min(sorted.Count - 1, quantile * sorted.Count)];
        }

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {Students:N0} | {Ready.Uploads}, {Ready.Reports} | {Items.Count(item => item.Arrived > -3600):N0} | {PeakPerMinute:N0} | {Uploads.Most}, {Reports.Most} | {Wait(0.5):0.0} s | {Wait(0.95):0.0} s | {Wait(1):0} s | {Uploads.Queue:N0}, {Reports.Queue:N0} |"
            );
    }
}
