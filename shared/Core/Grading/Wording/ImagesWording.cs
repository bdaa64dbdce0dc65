using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using static CourseAI.Core.Grading.Wording.FindingText;

namespace CourseAI.Core.Grading.Wording;

internal static class ImagesWording
{
    public static FindingText Count(ImagesPart part, int count)
    {
        var (few, many) = (part.MinImages - count, count - part.MaxImages);
        return new FindingText(
            new Text("이미지 수", "Number of pictures"),
            new Text($"{count}개", Plural(count, "picture", "pictures")),
            part.MinImages == part.MaxImages
                ? new Text($"{part.MinImages}개", Plural(part.MinImages, "picture", "pictures"))
                : new Text($"{part.MinImages}~{part.MaxImages}개", $"{part.MinImages} to {part.MaxImages} pictures"),
            (few, many) switch
            {
                (> 0, _) => new Text(
                    $"{few}개가 모자랍니다. 이름이 다른 파일로 더 제출하십시오. 자동 감점은 없으며 담당 교수가 확인합니다.",
                    $"{few} too few. Hand in more, each under a name of its own. No points are taken off: the instructor looks."
                ),
                (_, > 0) => new Text(
                    $"{many}개가 더 많습니다. 자동 감점은 없으며 담당 교수가 확인합니다.",
                    $"{many} too many. No points are taken off: the instructor looks."
                ),
                _ => Nothing,
            }
        );
    }

    public static FindingText Readable(IReadOnlyList<SlotFile> unreadable)
    {
        var some = Problems(unreadable);
        return new FindingText(
            new Text("이미지 확인", "Readable pictures"),
            unreadable.Count == 0 ? new Text("모두 정상", "all readable") : some,
            Text.Same("PNG, JPEG, WebP"),
            unreadable.Count == 0
                ? Nothing
                : new Text(
                    "같은 이름으로 다시 제출하십시오. 이미지는 PNG나 JPEG로 저장하고(확장자는 달라도 됩니다) ZIP은 다시 압축하십시오. 앞서 제출한 같은 이름의 정상 파일이 있으면 그 파일로 채점합니다.",
                    "Hand it in again under the same name: a picture as PNG or JPEG (the extension may change), a ZIP packed anew. An earlier readable file of that name counts meanwhile."
                )
        );
    }

    /// <param name="doubts">One text per picture that a person must look at.</param>
    public static FindingText Recognised(int pictures, IReadOnlyList<Text> doubts)
    {
        var ko = Some([.. doubts.Select(doubt => doubt.Ko)]).Ko;
        var en = Some([.. doubts.Select(doubt => doubt.En)]).En;
        return new FindingText(
            new Text("이미지 인식", "Recognised pictures"),
            doubts.Count == 0
                ? new Text($"{pictures}개 모두 인식", $"all {pictures} recognised")
                : new Text(
                    $"{pictures}개 중 {doubts.Count}개 확인 필요: {ko}",
                    $"{doubts.Count} of {pictures} to be looked at: {en}"
                ),
            new Text("모델이 확신하고 학생 표기와 일치", "the model is sure, and agrees with the label"),
            doubts.Count == 0
                ? Nothing
                : new Text(
                    "자동 감점은 없으며 담당 교수가 확인합니다.",
                    "No points are taken off: the instructor looks."
                )
        );
    }

    /// <param name="agreement">Null: no label belongs to a picture that a model looked at.</param>
    public static FindingText Labels(ImagesPart part, Agreement? agreement, IReadOnlyList<LabelProblem> problems)
    {
        List<Text> lines = [.. problems.Select(problem => Line(problem))];
        var (ko, en) = agreement is null
            ? ("표기된 이미지 없음", "no labelled picture")
            : (
                $"표기된 {agreement.Labelled}개 중 {agreement.Right}개 일치({Percent(agreement.Accuracy)})"
                    + (agreement.Unsure > 0 ? $", {agreement.Unsure}개 불확실" : ""),
                $"{agreement.Right} of {agreement.Labelled} read as labelled ({Percent(agreement.Accuracy)})"
                    + (agreement.Unsure > 0 ? $", {agreement.Unsure} unsure" : "")
            );
        return new FindingText(
            new Text("학생 표기와 비교", "Against the labels"),
            lines.Count == 0
                ? new Text(ko, en)
                : new Text(
                    $"{ko}. {Some([.. lines.Select(line => line.Ko)]).Ko}",
                    $"{en}. {Some([.. lines.Select(line => line.En)]).En}"
                ),
            new Text("labels.csv의 모든 줄을 사용할 수 있음", "every line of labels.csv can be used"),
            lines.Count == 0
                ? Nothing
                : new Text(
                    $"해당 부분을 고쳐 labels.csv를 다시 제출하십시오. 첫 줄은 file,label이고 label은 {LabelsOf(part).Ko} 중 하나입니다. 자동 감점은 없습니다.",
                    $"Correct this and hand in labels.csv again: file,label in the first, then one of {LabelsOf(part).En} for each file. No points are taken off."
                )
        );
    }

    private static Text Line(LabelProblem problem)
    {
        var why = problem.Fault switch
        {
            LabelFault.Header => new Text("첫 줄이 file,label이 아님", "the first line is not file,label"),
            LabelFault.NoFile => new Text("파일 이름 없음", "no file name"),
            LabelFault.NoLabel => new Text("표기 없음", "no label"),
            LabelFault.UnknownLabel => new Text("이 과제에 없는 표기", "not a label of this task"),
            LabelFault.TooMany => new Text("너무 많은 줄: 여기부터 읽지 않음", "too many lines: not read from here on"),
            LabelFault.NotRead => new Text(
                "labels.csv가 너무 많아 여기부터 읽지 않음",
                "too many of these files: not read from here on"
            ),
            _ => Unreadable(problem.Problem),
        };
        var file = problem.File ?? TaskLabels.FileName;
        return problem.Line == 0
            ? new Text($"{file}: {why.Ko}", $"{file}: {why.En}")
            : new Text(
                $"{file} {problem.Line}행 \"{problem.Written}\": {why.Ko}",
                $"{file} line {problem.Line} \"{problem.Written}\": {why.En}"
            );
    }

    /// <summary>Words that stand are damaged only as a picture would be: of them the lines are wrong.</summary>
    private static Text Unreadable(Uninspectable? problem) =>
        problem switch
        {
            null => new Text("읽을 수 없음", "cannot be read"),
            { Obstacle: Obstacle.Damaged } => new Text(
                $"읽을 수 있는 표기 없음({problem.Detail})",
                $"no label can be read ({problem.Detail})"
            ),
            _ => ReadableWording.What(problem),
        };

    private static Text LabelsOf(ImagesPart part) =>
        part.Task == VisionTask.Digits ? Text.Same("0–9") : Text.Same(string.Join(", ", TaskLabels.Of(part.Task)));

    /// <summary>Of paper on which nothing was found a label would be one for nothing.</summary>
    public static Text Unsure(string slot, Prediction prediction)
    {
        var guess =
            prediction.Doubt is Doubt.NothingFound ? "" : $"{prediction.Label}? {Percent(prediction.Confidence)}";
        var why = prediction.Doubt is { } doubt ? DoubtWording.Of(doubt) : Nothing;
        return new Text($"{slot}({Joined(guess, why.Ko)})", $"{slot} ({Joined(guess, why.En)})");

        static string Joined(params string[] said) => string.Join(", ", said.Where(text => text.Length > 0));
    }

    public static Text Disagrees(string slot, string seen, string said) =>
        new($"{slot}(모델 {seen}, 표기 {said})", $"{slot} (model {seen}, label {said})");

    public static Text NoPicture(string slot) => new($"{slot}(labels.csv에만 있음)", $"{slot} (only in labels.csv)");

    private static string Percent(decimal confidence) => $"{Show(Math.Round(confidence * 100, 1))} %";

    private static Text Problems(IReadOnlyList<SlotFile> unreadable)
    {
        List<Text> what = [.. unreadable.Select(file => ReadableWording.What(file.Image.Problem!))];
        return new Text(
            Some([.. unreadable.Zip(what, (file, text) => $"{file.Image.Slot}: {text.Ko}")]).Ko,
            Some([.. unreadable.Zip(what, (file, text) => $"{file.Image.Slot}: {text.En}")]).En
        );
    }
}
