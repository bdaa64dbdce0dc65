using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Reports.Model;

namespace CourseAI.Reports.Composing;

/// <summary>The words of states and outcomes, the same in every report.</summary>
internal static class Words
{
    public static Badge Of(PartState state) =>
        state switch
        {
            PartState.OnTime => new(new Text("기한 내 제출", "On time"), Tone.Good),
            PartState.Late => new(new Text("늦은 제출", "Late"), Tone.Bad),
            PartState.AfterCutOff => new(new Text("최종 마감 후 제출", "After cut-off"), Tone.Bad),
            PartState.NeedsAttention => new(new Text("파일 확인 필요", "Needs attention"), Tone.Attention),
            PartState.NotHandedIn => new(new Text("미제출", "Not handed in"), Tone.Muted),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no words for this state"),
        };

    public static Badge Of(Outcome outcome) =>
        outcome switch
        {
            Outcome.Satisfied => new(new Text("충족", "Met"), Tone.Good),
            Outcome.Violated => new(new Text("미충족", "Not met"), Tone.Bad),
            Outcome.NeedsPerson => new(new Text("확인 대기", "In review"), Tone.Attention),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no words for this outcome"),
        };

    public static Text Of(Obstacle obstacle) =>
        obstacle switch
        {
            Obstacle.UnsupportedFormat => new("지원하지 않는 형식", "unsupported format"),
            Obstacle.Damaged => new("손상된 파일", "damaged"),
            Obstacle.Truncated => new("잘린 파일", "truncated"),
            Obstacle.Encrypted => new("암호가 걸린 파일", "encrypted"),
            Obstacle.Empty => new("빈 파일", "empty"),
            Obstacle.TooLarge => new("너무 큰 파일", "too large"),
            Obstacle.TooLargeInside => new("풀면 너무 큼", "too large when unpacked"),
            Obstacle.NoVideoTrack => new("영상이 없음", "no video track"),
            Obstacle.InspectionFailed => new("검사 실패", "inspection failed"),
            _ => throw new ArgumentOutOfRangeException(nameof(obstacle), obstacle, "no words for this obstacle"),
        };
}
