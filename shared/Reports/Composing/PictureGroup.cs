using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Core.Grading.Wording;
using CourseAI.Reports.Model;

namespace CourseAI.Reports.Composing;

/// <summary>The graded pictures of a part, each beside what the model was given, with what it said.</summary>
internal static class PictureGroup
{
    private static readonly Text Original = new("원본", "original");
    private static readonly Text Seen = new("모델 입력", "model saw");

    public static IEnumerable<Block> Of(ReportInput input, PartVerdict part)
    {
        if (
            input.Course.Parts.FirstOrDefault(each => each.Id == part.PartId) is not ImagesPart images
            || !part.Attempts.Any(attempt => attempt.Counts)
        )
            yield break;
        var pictures = GradedPicture.Of(input.Course, images, input.Record);
        if (pictures.Count == 0)
            yield break;
        yield return new Heading(3, new Text("모델이 본 것", "What the model saw"));
        yield return new Figures([.. pictures.Select(Figure)]);
        if (Agreement.Of(pictures.Select(picture => (picture.Image, picture.Label))) is { } agreement)
        {
            foreach (var block in ConfusionTable.Of(agreement))
                yield return block;
        }
    }

    private static Figure Figure(GradedPicture graded)
    {
        var image = graded.Image;
        Picture[] pictures = image.Prediction is { } prediction
            ? [new(image.Thumbnail, Original), new(prediction.Seen, Seen, Pixels: true)]
            : [new(image.Thumbnail, Original)];
        return new Figure(pictures, Shown.Name(image.Slot)) { Lines = [.. Lines(image, graded.Label)] };
    }

    private static IEnumerable<Cell> Lines(ImageFacts image, string? label)
    {
        if (image.Problem is { } problem)
        {
            yield return new Cell(Words.Of(problem.Obstacle), Tone.Bad) { Badge = true };
            yield break;
        }
        if (image.Prediction is not { } prediction)
            yield break;
        // A label of nothing found would say something of nothing.
        var found = prediction.Doubt is not Doubt.NothingFound;
        var said = found ? $"{Shown.Name(prediction.Label)} · {Shown.Percent(prediction.Confidence)}" : "";
        if (prediction.Decision == Certainty.Known)
        {
            yield return new Cell(Text.Same(said), Tone.Good) { Badge = true };
        }
        else
        {
            yield return new Cell(new Text(found ? $"불확실: {said}" : "불확실", "unsure"), Tone.Attention)
            {
                Badge = true,
            };
            if (prediction.Doubt is { } doubt)
                yield return new Cell(DoubtWording.Of(doubt), Tone.Muted);
        }
        if (label is not null)
        {
            var differs = found && !label.Trim().Equals(prediction.Label, StringComparison.OrdinalIgnoreCase);
            yield return new Cell(
                new Text(
                    $"학생 표기 {Shown.Name(label)}{(differs ? " (다름)" : "")}",
                    differs ? "label differs"
                        : found ? "labelled so"
                        : "the label"
                ),
                differs ? Tone.Attention : Tone.Muted
            );
        }
    }
}
