using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CourseAI.Core.Deadlines;

/// <summary>How times and lengths of time are written for people.</summary>
public static class ShownTime
{
    private static readonly LocalDatePattern Date = LocalDatePattern.Iso;

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss.FFF");

    private static readonly OffsetPattern Offset = OffsetPattern.CreateWithInvariantCulture("+HH:mm");

    /// <summary>
    /// <c>2026-12-19 15:00:00 KST (06:00:00 UTC)</c>; with the UTC date where it is another, an offset for zones without an
    /// abbreviation, and milliseconds (cut, not rounded) only where there are any.
    /// </summary>
    public static string Of(Instant instant, DateTimeZone zone)
    {
        var utc = instant.InUtc().LocalDateTime;
        if (zone.Id == DateTimeZone.Utc.Id)
            return $"{Date.Format(utc.Date)} {Time.Format(utc.TimeOfDay)} UTC";
        var zoned = instant.InZone(zone);
        var local = zoned.LocalDateTime;
        // Zones without an abbreviation of their own are named by their offset in the time zone database.
        var name = zoned.GetZoneInterval().Name;
        var abbreviation = name.Length > 0 && char.IsLetter(name[0]) ? name : $"UTC{Offset.Format(zoned.Offset)}";
        var utcDate = utc.Date == local.Date ? "" : $"{Date.Format(utc.Date)} ";
        return $"{Date.Format(local.Date)} {Time.Format(local.TimeOfDay)} {abbreviation} ({utcDate}{Time.Format(utc.TimeOfDay)} UTC)";
    }

    /// <summary><c>1일 2시간 3분 4.5초</c>, <c>1 d 2 h 3 min 4.5 s</c>; zero is <c>0초</c>, <c>0 s</c>.</summary>
    /// <param name="length">Not negative.</param>
    public static Text Of(Duration length)
    {
        var seconds = length.Seconds + (length.SubsecondNanoseconds / 1e9m);
        var (ko, en) = (new List<string>(), new List<string>());
        Add(length.Days, "일", "d");
        Add(length.Hours, "시간", "h");
        Add(length.Minutes, "분", "min");
        if (seconds > 0 || ko.Count == 0)
            Add(seconds, "초", "s", evenZero: true);
        return new Text(string.Join(' ', ko), string.Join(' ', en));

        void Add(decimal amount, string koUnit, string enUnit, bool evenZero = false)
        {
            if (amount == 0 && !evenZero)
                return;
            var number = amount.ToString("0.#########", CultureInfo.InvariantCulture);
            ko.Add(number + koUnit);
            en.Add($"{number} {enUnit}");
        }
    }
}
