using NCrontab;

namespace EmbeddedFunctions;

/// <summary>A six-field NCRONTAB expression, in UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule _cron;

    private TimerSchedule(CrontabSchedule cron) => _cron = cron;

    /// <exception cref="FormatException">It is not six-field NCRONTAB.</exception>
    public static TimerSchedule Parse(string text) =>
        CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is { } cron
            ? new TimerSchedule(cron)
            : throw new FormatException(
                $"the schedule '{text}' must be six NCRONTAB fields, as '0 */5 * * * *': second, minute, hour, day, month, day of week"
            );

    public override string ToString() => _cron.ToString();

    /// <summary>The first time strictly after the given one.</summary>
    public DateTimeOffset Next(DateTimeOffset after) => new(_cron.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);

    /// <summary>The real host does not keep a schedule that comes more often than once a minute.</summary>
    public bool IsWorthMonitoring(DateTimeOffset now)
    {
        var next = Next(now);
        return Next(next) - next >= TimeSpan.FromMinutes(1);
    }
}
