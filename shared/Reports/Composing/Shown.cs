using System.Globalization;
using CourseAI.Core;
using NodaTime;
using NodaTime.Text;

namespace CourseAI.Reports.Composing;

/// <summary>How values are written in every report, whatever the culture of the machine.</summary>
internal static class Shown
{
    /// <summary>Milliseconds where there are any; how late something is stands beside it exactly.</summary>
    private static readonly LocalDateTimePattern Second = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd HH:mm:ss.FFF"
    );

    private const int ShortHash = 12;

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd HH:mm"
    );

    /// <summary>As <see cref="Instant"/>, without seconds where there are none: due dates.</summary>
    public static Text Due(Instant due, DateTimeZone zone) =>
        due.ToUnixTimeTicks() % NodaConstants.TicksPerMinute != 0
            ? Instant(due, zone)
            : new(
                $"{Minute.Format(due.InZone(zone).LocalDateTime)} {zone.GetZoneInterval(due).Name}",
                $"{Minute.Format(due.InUtc().LocalDateTime)} UTC"
            );

    /// <summary>The course's zone, and UTC beside it.</summary>
    public static Text Instant(Instant instant, DateTimeZone zone) =>
        new($"{Local(instant, zone)} {zone.GetZoneInterval(instant).Name}", $"{Local(instant, DateTimeZone.Utc)} UTC");

    /// <summary>A name of one line: a line feed in it is written as <c>\n</c>, so that it stays one.</summary>
    public static string Name(string name) => name.Replace("\n", "\\n", StringComparison.Ordinal);

    public static Text Text(Text text) => new(Name(text.Ko), Name(text.En));

    /// <summary>Two decimals: 20.00.</summary>
    public static string Points(decimal points) => points.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>As many decimals as it needs: 20 or 18.5.</summary>
    public static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(decimal share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>Decimal units, and the exact bytes from a kilobyte on.</summary>
    public static string Size(long bytes) =>
        bytes switch
        {
            < 1_000 => $"{Grouped(bytes)} B",
            < 1_000_000 => $"{Scaled(bytes, 1e3)} kB",
            < 1_000_000_000 => $"{Scaled(bytes, 1e6)} MB",
            _ => $"{Scaled(bytes, 1e9)} GB",
        };

    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1.2.3+commit</c> with as much of the commit as of any hash.</summary>
    public static string Version(string version) =>
        version.Split('+') is [var number, var commit] ? $"{number}+{Hash(commit)}" : version;

    public static string Hash(string hash) => hash.Length > ShortHash ? hash[..ShortHash] : hash;

    private static string Local(Instant instant, DateTimeZone zone) =>
        Second.Format(instant.InZone(zone).LocalDateTime);

    private static string Scaled(long bytes, double unit) =>
        (bytes / unit).ToString("0.00", CultureInfo.InvariantCulture);
}
