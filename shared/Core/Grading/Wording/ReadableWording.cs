using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;

namespace CourseAI.Core.Grading.Wording;

/// <summary>Sentences about files that can or cannot be inspected.</summary>
internal static class ReadableWording
{
    private static readonly Text Title = new("파일 확인", "Readable file");

    public static FindingText Readable(Part part, Submission submission) =>
        new(
            Title,
            new Text($"{submission.Evidence.FileName}: 정상", $"{submission.Evidence.FileName}: readable"),
            Accepted(part),
            FindingText.Nothing
        );

    /// <param name="graded">The file that is graded in its place; null: there is none.</param>
    public static FindingText Unreadable(Part part, Submission submission, Submission? graded)
    {
        if (part is ImagesPart && TaskLabels.IsFile(submission.Evidence.FileName))
            return OnlyLabels(part);
        var problem = FactsOf.ProblemOf(submission.Evidence);
        var (what, advice) = (What(problem), Advice(problem.Obstacle));
        return new FindingText(
            Title,
            new Text($"{submission.Evidence.FileName}: {what.Ko}", $"{submission.Evidence.FileName}: {what.En}"),
            Accepted(part),
            graded is null
                ? new Text(
                    $"{advice.Ko} 파일은 보관되어 있으며, 확인될 때까지 점수가 없습니다.",
                    $"{advice.En} The file is kept; it earns nothing until it can be read."
                )
                : new Text(
                    $"{advice.Ko} 지금은 ‘{graded.Evidence.FileName}’ 파일로 채점했습니다.",
                    $"{advice.En} For now '{graded.Evidence.FileName}' is graded."
                )
        );
    }

    /// <summary>Of a part of pictures: labels say nothing alone, readable or not.</summary>
    private static FindingText OnlyLabels(Part part) =>
        new(
            Title,
            new Text("labels.csv만 있고 이미지가 없음", "only labels.csv came, and no picture"),
            Accepted(part),
            new Text(
                "이미지를 제출하십시오. labels.csv만으로는 점수가 없습니다.",
                "Hand in the pictures. labels.csv alone earns nothing."
            )
        );

    public static FindingText OpenedByPerson(Part part, Submission submission) =>
        Unreadable(part, submission, graded: null) with
        {
            Next = new Text(
                "담당 교수가 직접 확인하여 점수에 반영했습니다.",
                "The instructor read it in person, and it is graded."
            ),
        };

    /// <summary><c>손상됨(xref at 120)</c>.</summary>
    public static Text What(Uninspectable problem)
    {
        var what = problem.Obstacle switch
        {
            Obstacle.UnsupportedFormat => new Text("지원하지 않는 형식", "unsupported format"),
            Obstacle.Damaged => new Text("손상된 파일", "damaged"),
            Obstacle.Truncated => new Text("끝부분이 잘린 파일", "cut off before its end"),
            Obstacle.Encrypted => new Text("암호가 걸린 파일", "encrypted"),
            Obstacle.Empty => new Text("빈 파일", "empty"),
            Obstacle.TooLarge => new Text("허용 크기를 넘은 파일", "larger than allowed"),
            Obstacle.TooLargeInside => new Text("풀었을 때 허용 크기를 넘는 파일", "unpacks to more than allowed"),
            Obstacle.NoVideoTrack => new Text("영상 트랙이 없는 파일", "without a video track"),
            _ => new Text("검사 중 오류", "inspection failed"),
        };
        return problem.Detail.Length == 0
            ? what
            : new Text($"{what.Ko}({problem.Detail})", $"{what.En} ({problem.Detail})");
    }

    private static Text Advice(Obstacle obstacle) =>
        obstacle switch
        {
            Obstacle.UnsupportedFormat => new Text(
                "허용된 형식으로 저장하여 다시 제출하십시오.",
                "Save it in an accepted format and hand it in again."
            ),
            Obstacle.Encrypted => new Text(
                "암호를 해제하여 다시 제출하십시오.",
                "Remove the password and hand it in again."
            ),
            Obstacle.Empty => new Text(
                "내용이 있는 파일인지 확인하고 다시 제출하십시오.",
                "Check that the file has content and hand it in again."
            ),
            Obstacle.TooLarge or Obstacle.TooLargeInside => new Text(
                "크기를 줄여 다시 제출하십시오.",
                "Make it smaller and hand it in again."
            ),
            Obstacle.NoVideoTrack => new Text(
                "영상이 들어 있는 파일로 다시 내보내 제출하십시오.",
                "Export it again with its video and hand that in."
            ),
            Obstacle.InspectionFailed => new Text(
                "시스템 관리자가 확인합니다. 다시 제출하지 않아도 됩니다.",
                "The operator looks into it. You need not hand it in again."
            ),
            _ => new Text(
                "원본이 열리는지 확인하고 다시 제출하십시오.",
                "Check that the original opens, and hand it in again."
            ),
        };

    private static Text Accepted(Part part) =>
        Text.Same(
            part switch
            {
                PdfPart => "PDF",
                VideoPart => "MP4, MOV, M4V, WebM, MKV",
                ZipPart => "ZIP",
                _ => "PNG, JPEG, WebP, ZIP",
            }
        );
}
