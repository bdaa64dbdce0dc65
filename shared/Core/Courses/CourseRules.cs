using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CourseAI.Core.Deadlines;
using NodaTime;
using NodaTime.Text;

namespace CourseAI.Core.Courses;

/// <summary>What each value of <c>course.json</c> must be. <c>samples/course.schema.json</c> says the same.</summary>
internal static partial class CourseRules
{
    public const int MaxTitleLength = 200;
    public const decimal MaxPoints = 10_000;
    public const decimal MaxSeconds = 86_400;

    /// <summary>100 GiB: well below what one blob holds, well above any project.</summary>
    public const long MaxFileBytes = 100L << 30;

    public static readonly Duration MaxTransferWindow = Duration.FromDays(7);

    public static readonly Rule<string> CourseId = Matching(
        CourseIdForm(),
        new Text(
            "영문자, 숫자, 하이픈으로 된 1~63자를 쓰십시오(예: ai-2026-2)",
            "write 1 to 63 letters, digits and dashes, such as ai-2026-2"
        )
    );

    public static readonly Rule<string> PartId = Matching(
        PartIdForm(),
        new Text(
            "영문 소문자, 숫자, 하이픈으로 된 1~32자를 쓰십시오(예: report)",
            "write 1 to 32 lower-case letters, digits and dashes, such as report"
        )
    );

    public static readonly Rule<string> Words = new(
        new Text($"1~{MaxTitleLength}자의 글을 쓰십시오", $"write a text of 1 to {MaxTitleLength} characters"),
        TryWords
    );

    public static readonly Rule<string> SchemaAddress = new(
        new Text("스키마의 주소를 글로 쓰십시오", "write the schema's address as text"),
        TryText
    );

    public static readonly Rule<DateTimeZone> Zone = new(
        new Text(
            "IANA 시간대 이름을 쓰십시오(예: Asia/Seoul)",
            "write the name of an IANA time zone, such as Asia/Seoul"
        ),
        TryZone,
        NearestZone
    );

    public static readonly Rule<LocalDateTime> LocalTime = new(
        new Text(
            "현지 날짜와 시각을 2026-12-19T15:00처럼 쓰십시오(2000~2199년, 오프셋 없이. 시간대는 timeZone에 씁니다)",
            "write a local date and time such as 2026-12-19T15:00 (years 2000 to 2199, without an offset: the zone stands in timeZone)"
        ),
        TryLocalTime
    );

    public static readonly Rule<Duration> Length = new(
        new Text(
            "기간을 ISO 8601로 쓰십시오(예: PT2H, P1D, P1DT12H)",
            "write a duration in ISO 8601, such as PT2H, P1D or P1DT12H"
        ),
        TryDuration
    );

    public static readonly Rule<Duration> TransferWindow = new(
        new Text("PT1S 이상 P7D 이하의 기간을 쓰십시오(예: PT2H)", "write a duration from PT1S to P7D, such as PT2H"),
        (JsonElement json, out Duration value) =>
            TryDuration(json, out value) && value >= Duration.FromSeconds(1) && value <= MaxTransferWindow
    );

    public static readonly Rule<decimal> Percent = Number(0, 100);
    public static readonly Rule<decimal> Points = Number(0, MaxPoints);
    public static readonly Rule<decimal> Seconds = Number(0, MaxSeconds, exclusive: true);
    public static readonly Rule<decimal> StepSeconds = Number(0.1m, MaxSeconds);
    public static readonly Rule<long> Bytes = Whole(1, MaxFileBytes);

    public static Rule<int> Count(int least, int most)
    {
        var whole = Whole(least, most);
        return new Rule<int>(
            whole.Wanted,
            (JsonElement json, out int value) =>
            {
                var read = whole.TryRead(json, out var wide);
                value = (int)wide;
                return read;
            }
        );
    }

    /// <summary>The enum's names in camelCase, exactly.</summary>
    public static Rule<T> OneOf<T>()
        where T : struct, Enum =>
        OneOf(Enum.GetValues<T>().ToDictionary(Camel, value => value, StringComparer.Ordinal));

    public static Rule<T> OneOf<T>(IReadOnlyDictionary<string, T> values)
    {
        var names = string.Join(", ", values.Keys);
        return new Rule<T>(
            new Text($"다음 중 하나를 쓰십시오: {names}", $"write one of: {names}"),
            (JsonElement json, out T value) =>
            {
                value = default!;
                return TryText(json, out var name) && values.TryGetValue(name, out value!);
            },
            json =>
                TryText(json, out var name) && Nearest.Of(name, values.Keys) is { } near
                    ? new Text($"‘{near}’의 오타인지 확인하십시오.", $"did you mean '{near}'?")
                    : null
        );
    }

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static Rule<string> Matching(Regex form, Text wanted) =>
        new(wanted, (JsonElement json, out string value) => TryText(json, out value) && form.IsMatch(value));

    private static Rule<decimal> Number(decimal least, decimal most, bool exclusive = false)
    {
        var (low, high) = (Show(least), Show(most));
        return new Rule<decimal>(
            exclusive
                ? new Text(
                    $"{low}보다 크고 {high} 이하인 수를 쓰십시오",
                    $"write a number above {low} and at most {high}"
                )
                : new Text($"{low} 이상 {high} 이하의 수를 쓰십시오", $"write a number from {low} to {high}"),
            (JsonElement json, out decimal value) =>
                TryNumber(json, out value) && value <= most && (exclusive ? value > least : value >= least)
        );
    }

    private static Rule<long> Whole(long least, long most) =>
        new(
            new Text(
                $"{Show(least)} 이상 {Show(most)} 이하의 정수를 쓰십시오",
                $"write a whole number from {Show(least)} to {Show(most)}"
            ),
            (JsonElement json, out long value) =>
            {
                var whole =
                    TryNumber(json, out var number) && decimal.IsInteger(number) && number >= least && number <= most;
                value = whole ? (long)number : 0;
                return whole;
            }
        );

    private static string Show(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool TryNumber(JsonElement json, out decimal value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out value);
    }

    private static bool TryText(JsonElement json, out string value)
    {
        value = json.ValueKind == JsonValueKind.String ? json.GetString()! : "";
        return json.ValueKind == JsonValueKind.String;
    }

    private static bool TryWords(JsonElement json, out string value)
    {
        var isText = TryText(json, out value);
        value = ComposedForm.Of(value);
        return isText && value.Length <= MaxTitleLength && value.Trim().Length > 0 && !value.Any(char.IsControl);
    }

    private static bool TryZone(JsonElement json, out DateTimeZone value)
    {
        value = DateTimeZone.Utc;
        if (!TryText(json, out var id) || !DateTimeZoneProviders.Tzdb.Ids.Contains(id, StringComparer.Ordinal))
            return false;
        value = DateTimeZoneProviders.Tzdb[id];
        return true;
    }

    private static Text? NearestZone(JsonElement json) =>
        TryText(json, out var id) && Nearest.Of(id, DateTimeZoneProviders.Tzdb.Ids) is { } near
            ? new Text($"‘{near}’의 오타인지 확인하십시오.", $"did you mean '{near}'?")
            : null;

    private static bool TryLocalTime(JsonElement json, out LocalDateTime value)
    {
        value = default;
        return TryText(json, out var text)
            && (
                MinutePattern.Parse(text).TryGetValue(default, out value)
                || SecondPattern.Parse(text).TryGetValue(default, out value)
            )
            && Deadline.IsPossible(value);
    }

    private static readonly LocalDateTimePattern MinutePattern = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );

    private static readonly LocalDateTimePattern SecondPattern = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:ss.FFFFFFFFF"
    );

    private static bool TryDuration(JsonElement json, out Duration value)
    {
        value = Duration.Zero;
        if (!TryText(json, out var text) || DurationForm().Match(text) is not { Success: true } match)
            return false;
        value =
            Duration.FromDays(Component("d"))
            + Duration.FromHours(Component("h"))
            + Duration.FromMinutes(Component("m"))
            + Duration.FromSeconds(Component("s"));
        return true;

        int Component(string name) =>
            match.Groups[name] is { Success: true } group
                ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture)
                : 0;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]{0,62}\z", RegexOptions.NonBacktracking)]
    private static partial Regex CourseIdForm();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,31}\z", RegexOptions.NonBacktracking)]
    private static partial Regex PartIdForm();

    /// <summary>A day is 24 hours. Years, months, weeks and fractions have no use here.</summary>
    [GeneratedRegex(
        @"\AP(?=[0-9T])(?:(?<d>[0-9]{1,5})D)?(?:T(?=[0-9])(?:(?<h>[0-9]{1,6})H)?(?:(?<m>[0-9]{1,6})M)?(?:(?<s>[0-9]{1,6})S)?)?\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex DurationForm();
}
