using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;
using NodaTime;
using static CourseAI.Core.Grading.Wording.FindingText;

namespace CourseAI.Core.Grading.Wording;

/// <summary>Sentences of the rules that every kind of part has.</summary>
internal static class SubmissionWording
{
    private static readonly Text HandedInTitle = new("제출 여부", "Handed in");
    private static readonly Text DueTitle = new("마감 준수", "On time");
    private static readonly Text DeclaredTitle = new("제출 신고", "Declaration");
    private static readonly Text MarkedTitle = new("교수자 채점", "Marking");

    public static FindingText NotHandedIn(Text due) =>
        new(
            HandedInTitle,
            new Text("제출된 파일이 없습니다.", "No file was handed in."),
            due,
            new Text(
                "제출 기간이면 파일을 제출하십시오. 이미 제출했다면 접수증을 가지고 담당 교수에게 문의하십시오.",
                "Hand in a file while the part is open. If you did hand one in, show your receipt to the instructor."
            )
        );

    public static FindingText HandedIn(int files, Text due) =>
        new(HandedInTitle, new Text($"파일 {files}개", Plural(files, "file", "files")), due, Nothing);

    /// <summary>The limit of both rules above and of <see cref="OnTime"/>.</summary>
    public static Text DueLimit(DueTime due, DateTimeZone zone)
    {
        var time = ShownTime.Of(due.Due, zone);
        return due.Extended
            ? new Text($"{time}까지(마감 연장됨)", $"by {time} (extended)")
            : new Text($"{time}까지", $"by {time}");
    }

    public static FindingText OnTime(Instant counted, DueTime due, DateTimeZone zone)
    {
        var ahead = ShownTime.Of(due.Due - counted);
        var time = ShownTime.Of(counted, zone);
        return new FindingText(
            DueTitle,
            new Text($"{time} 제출, 마감 {ahead.Ko} 전", $"handed in {time}, {ahead.En} before the due time"),
            DueLimit(due, zone),
            Nothing
        );
    }

    public static FindingText Late(Lateness lateness, DateTimeZone zone)
    {
        var late = ShownTime.Of(lateness.CountedAt - lateness.Due.Due);
        var time = ShownTime.Of(lateness.CountedAt, zone);
        return new FindingText(
            DueTitle,
            new Text($"{time} 제출, 마감 {late.Ko} 후", $"handed in {time}, {late.En} after the due time"),
            DueLimit(lateness.Due, zone),
            lateness.IsAfterCutOff ? AfterCutOff(lateness.Due.CutOff!.Value, zone) : LatePercent(lateness.Percent)
        );
    }

    private static Text LatePercent(decimal percent) =>
        percent == 0
            ? new Text("늦었지만 감점은 없습니다.", "Late, but no points are taken off.")
            : new Text(
                $"지각으로 {Show(percent)}%가 감점되었습니다. 부득이한 사유가 있으면 담당 교수에게 문의하십시오.",
                $"{Show(percent)} % is taken off for lateness. If there was a good reason, tell the instructor."
            );

    private static Text AfterCutOff(Instant cutOff, DateTimeZone zone) =>
        new(
            $"최종 마감인 {ShownTime.Of(cutOff, zone)} 뒤에 제출되어 점수가 없습니다. 파일은 보관되어 있으니 부득이한 사유가 있으면 담당 교수에게 문의하십시오.",
            $"It came after the cut-off, {ShownTime.Of(cutOff, zone)}, and earns nothing. The file is kept: if there was a good reason, tell the instructor."
        );

    public static FindingText Declared(Submission submission, Course course)
    {
        var (declared, arrived) = (submission.Gate.Declared!.Value, submission.First.Evidence.Arrived);
        var (declaredText, arrivedText) = (
            ShownTime.Of(declared, course.TimeZone),
            ShownTime.Of(arrived, course.TimeZone)
        );
        return new FindingText(
            DeclaredTitle,
            new Text(
                $"{declaredText} 신고, {arrivedText} 도착. 신고 시각을 제출 시각으로 인정합니다.",
                $"declared {declaredText}, arrived {arrivedText}; counts at the declaration's time"
            ),
            DeclaredLimit(course),
            Nothing
        );
    }

    public static FindingText NotAsDeclared(Submission submission, Course course)
    {
        var (reason, evidence) = (submission.Gate.Reason, submission.First.Evidence);
        var what = reason switch
        {
            GateReason.OtherBytes => new Text(
                $"신고한 파일({Bytes(submission.Gate.Declaration!.Size, submission.Gate.Declaration.Sha256)})과 도착한 파일({Bytes(evidence.Size, evidence.Sha256)})이 다릅니다.",
                $"the file declared ({Bytes(submission.Gate.Declaration.Size, submission.Gate.Declaration.Sha256)}) and the one that arrived ({Bytes(evidence.Size, evidence.Sha256)}) differ"
            ),
            GateReason.OtherSlot => new Text(
                $"신고한 것은 {submission.Gate.Declaration!.PartId} ‘{submission.Gate.Declaration.FileName}’, 도착한 것은 {evidence.PartId} ‘{evidence.FileName}’입니다.",
                $"{submission.Gate.Declaration.PartId} '{submission.Gate.Declaration.FileName}' was declared and {evidence.PartId} '{evidence.FileName}' arrived"
            ),
            GateReason.TooLate => TooLate(submission, course),
            _ => new Text(
                $"‘{evidence.FileName}’ 파일이 신고보다 먼저 도착했습니다.",
                $"'{evidence.FileName}' arrived before its declaration"
            ),
        };
        var arrived = ShownTime.Of(evidence.Arrived, course.TimeZone);
        return new FindingText(
            DeclaredTitle,
            what,
            DeclaredLimit(course),
            new Text(
                $"도착 시각인 {arrived}에 제출한 것으로 처리했습니다. 신고한 뒤에는 파일을 고치지 말고 그대로 올리십시오.",
                $"It counts at its arrival, {arrived}. After declaring a file, upload exactly that file, unchanged."
            )
        );
    }

    private static Text TooLate(Submission submission, Course course)
    {
        var end = DeadlineGate.WindowEnd(course, submission.Gate.Declaration!);
        var late = ShownTime.Of(submission.First.Evidence.Arrived - end);
        return new Text(
            $"신고한 파일이 전송 허용 시간이 끝나고 {late.Ko} 뒤에 도착했습니다.",
            $"the declared file arrived {late.En} after its transfer window ended"
        );
    }

    private static Text DeclaredLimit(Course course)
    {
        var window = ShownTime.Of(course.TransferWindow);
        return new Text(
            $"신고한 것과 같은 파일이 {window.Ko} 안에 도착",
            $"the same file, within {window.En} of its declaration"
        );
    }

    private static string Bytes(long size, string sha256) =>
        $"{size} bytes, SHA-256 {(sha256.Length > 12 ? sha256[..12] + "…" : sha256)}";

    public static FindingText ToBeMarked(decimal worth) =>
        new(
            MarkedTitle,
            new Text("아직 채점되지 않았습니다.", "to be marked"),
            MarkedLimit(worth),
            new Text("담당 교수가 채점하면 점수가 정해집니다.", "The points come with the instructor's score.")
        );

    public static FindingText Marked(Score score, decimal worth)
    {
        var comment = score.Comment.Length == 0 ? "" : $" — {score.Comment}";
        return new FindingText(
            MarkedTitle,
            new Text($"{Show(score.Points)}점{comment}", $"{Show(score.Points)} points{comment}"),
            MarkedLimit(worth),
            Nothing
        );
    }

    private static Text MarkedLimit(decimal worth) => new($"{Show(worth)}점 만점", $"out of {Show(worth)} points");

    /// <summary>An instructor's decision, said beside what was measured.</summary>
    public static Finding Decided(Finding finding, Decision decision)
    {
        var comment = decision.Comment.Length == 0 ? "" : $" — {decision.Comment}";
        var deduction = PointsArithmetic.Plain(Math.Max(0, decision.Deduction));
        return finding with
        {
            Outcome = decision.Accepted ? Outcome.Satisfied : Outcome.Violated,
            Deduction = decision.Accepted ? 0 : deduction,
            Measured = new Text(
                $"{finding.Measured.Ko} [교수자 판정: {(decision.Accepted ? "인정" : "불인정")}{comment}]",
                $"{finding.Measured.En} [instructor's decision: {(decision.Accepted ? "accepted" : "not accepted")}{comment}]"
            ),
            Next = decision.Accepted ? Nothing : Deducted(deduction),
        };
    }
}
