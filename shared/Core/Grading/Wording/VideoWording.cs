using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using static CourseAI.Core.Grading.Wording.FindingText;

namespace CourseAI.Core.Grading.Wording;

internal static class VideoWording
{
    private static readonly Text LengthTitle = new("영상 길이", "Video length");

    public static FindingText Length(VideoPart part, VideoFacts facts, decimal deduction)
    {
        var deducted = Deducted(deduction);
        return new FindingText(
            LengthTitle,
            Seconds(facts.Seconds),
            Limit(part),
            PointsArithmetic.IsOver(facts.Seconds, part.MaxSeconds)
                ? new Text(
                    $"제한을 {Show(facts.Seconds - part.MaxSeconds)}초 넘겼습니다. {deducted.Ko} 제출 기간이면 {Show(part.MaxSeconds)}초 이하로 줄여 다시 제출하십시오.",
                    $"{Show(facts.Seconds - part.MaxSeconds)} s over the limit. {deducted.En} While the part is open, cut it to {Show(part.MaxSeconds)} s and hand it in again."
                )
                : Nothing
        );
    }

    public static FindingText LengthOnlyByEditList(VideoPart part, VideoFacts facts) =>
        new(
            LengthTitle,
            new Text(
                $"저장된 영상은 {Show(facts.Seconds)}초, 편집 정보에 따라 재생되는 길이는 {Show(facts.PresentedSeconds!.Value)}초",
                $"{Show(facts.Seconds)} s are stored, {Show(facts.PresentedSeconds.Value)} s are shown after the edit list"
            ),
            Limit(part),
            new Text(
                "자동 감점은 없으며 담당 교수가 재생하여 확인합니다. 잘라낸 부분 없이 다시 내보내 제출하면 확인이 필요 없습니다.",
                "No points are taken off: the instructor plays it. Exported again without the trimmed parts, it would need no check."
            )
        );

    public static FindingText Headers(VideoFacts facts, bool agree)
    {
        var claimed = facts.ClaimedSeconds!.Value;
        return new FindingText(
            new Text("영상 머리글의 길이", "Length in the headers"),
            new Text(
                $"머리글 {Show(claimed)}초, 실제 저장된 영상 {Show(facts.Seconds)}초",
                $"the headers claim {Show(claimed)} s, the samples are {Show(facts.Seconds)} s"
            ),
            new Text("차이 0.5초 이하", "differ by at most 0.5 s"),
            agree
                ? Nothing
                : new Text(
                    "길이는 실제 저장된 영상으로 판단합니다. 편집 프로그램에서 다시 내보내면 두 값이 같아집니다.",
                    "The samples decide. Exported again by a video editor, the two agree."
                )
        );
    }

    public static FindingText Complete(bool truncated) =>
        new(
            new Text("영상의 완전성", "Complete video"),
            truncated
                ? new Text("파일이 끝까지 저장되지 않았습니다.", "the file ends before what its own tables promise")
                : new Text("끝까지 저장되어 있습니다.", "complete"),
            new Text("끝까지 저장된 파일", "a complete file"),
            truncated
                ? new Text(
                    "담당 교수가 재생하여 확인합니다. 원본이 끝까지 재생되는지 보고 다시 제출하십시오.",
                    "The instructor plays it. Check that the original plays to its end, and hand it in again."
                )
                : Nothing
        );

    private static Text Seconds(decimal seconds) => new($"{Show(seconds)}초", $"{Show(seconds)} s");

    private static Text Limit(VideoPart part) =>
        new(
            $"{Show(part.MaxSeconds)}초 이하(허용 오차 {Show(VideoPart.ToleranceSeconds)}초)",
            $"at most {Show(part.MaxSeconds)} s (tolerance {Show(VideoPart.ToleranceSeconds)} s)"
        );
}
