using CourseAI.Core.Deadlines;

namespace CourseAI.Core.Grading.Wording;

/// <summary>Why an attempt is graded or not.</summary>
internal static class AttemptWording
{
    public static readonly Text NewestOnTime = new("기한 내 마지막 제출이라 채점합니다", "graded: the newest on time");
    public static readonly Text Newest = new("마지막 제출이라 채점합니다", "graded: the newest");
    public static readonly Text Best = new("점수가 가장 높아 채점합니다", "graded: it earns the most");
    public static readonly Text ByPerson = new(
        "담당 교수가 직접 확인하여 채점합니다",
        "graded: the instructor read it in person"
    );
    public static readonly Text AfterCutOff = new(
        "최종 마감 뒤에 제출되어 점수가 없습니다",
        "not graded: after the cut-off"
    );
    public static readonly Text Unreadable = new(
        "검사할 수 없는 파일이라 채점하지 않습니다",
        "not graded: it could not be inspected"
    );
    public static readonly Text Replaced = new("이후 제출로 대체되었습니다", "not graded: a later one replaced it");
    public static readonly Text LateBesideOnTime = new(
        "늦은 제출이라 기한 내 제출을 채점합니다",
        "not graded: late, and one on time counts"
    );
    public static readonly Text NotBest = new("점수가 더 높은 제출을 채점합니다", "not graded: another earns more");

    public static Text Pictures(int count) =>
        new(
            $"이 제출의 이미지 {count}개를 채점합니다",
            $"graded: {FindingText.Plural(count, "picture", "pictures")} of it"
        );

    public static readonly Text LabelsOnly = new("labels.csv를 사용합니다", "graded: its labels.csv");

    public static Text SameAs(string attemptId) =>
        new(
            $"내용이 같은 제출({attemptId})이 있어 새 제출로 보지 않으며 이른 시각이 유지됩니다",
            $"not graded: the same bytes as {attemptId}; the earlier time stands"
        );

    /// <summary>Adds what the gate said, where it said something.</summary>
    public static Text With(Text reason, GateReason gate) =>
        gate switch
        {
            GateReason.NotDeclared => new Text($"{reason.Ko}.", $"{reason.En}."),
            GateReason.Declared => new Text(
                $"{reason.Ko}(신고 시각 인정).",
                $"{reason.En} (at its declaration's time)."
            ),
            GateReason.OtherBytes => new Text(
                $"{reason.Ko}(신고한 파일과 달라 도착 시각으로 처리).",
                $"{reason.En} (at its arrival: not the bytes declared)."
            ),
            GateReason.OtherSlot => new Text(
                $"{reason.Ko}(신고한 항목이나 이름과 달라 도착 시각으로 처리).",
                $"{reason.En} (at its arrival: not the part or name declared)."
            ),
            GateReason.TooLate => new Text(
                $"{reason.Ko}(전송 허용 시간이 지나 도착 시각으로 처리).",
                $"{reason.En} (at its arrival: after the transfer window)."
            ),
            _ => new Text(
                $"{reason.Ko}(신고보다 먼저 도착하여 도착 시각으로 처리).",
                $"{reason.En} (at its arrival: before its declaration)."
            ),
        };
}
