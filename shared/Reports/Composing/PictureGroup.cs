using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Reports.Model;

namespace CourseAI.Reports.Composing;

/// <summary>The graded pictures of a part, each beside what the model was given, with what it said.</summary>
internal static class PictureGroup
{
    private static readonly Text Original = new("원본", "original");
    private static readonly Text Seen = new("모델 입력", "model saw");

    public static IEnumerable<Block> Of(PartVerdict part, IReadOnlyDictionary<string, AttemptEvidence> evidence)
    {
        var graded = part
            .Attempts.Where(attempt => attempt.Counts)
            .Select(attempt => evidence.GetValueOrDefault(attempt.AttemptId)?.Facts)
            .OfType<ImagesFacts>()
            .ToArray();
        var labels = graded
            .SelectMany(facts => facts.Labels)
            .GroupBy(label => label.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        var pictures = graded
            .SelectMany(facts => facts.Images)
            // Of a name that came twice the later one counts; attempts stand in the order of their time.
            .GroupBy(image => image.Slot, StringComparer.Ordinal)
            .Select(slot => slot.LastOrDefault(image => image.Problem is null) ?? slot.Last())
            .OrderBy(image => image.Slot, StringComparer.Ordinal)
            .Select(image => (Image: image, Label: labels.GetValueOrDefault(image.Slot) ?? image.Label))
            .ToArray();
        if (pictures.Length == 0)
            yield break;
        yield return new Heading(3, new Text("모델이 본 것", "What the model saw"));
        yield return new Figures([.. pictures.Select(picture => Figure(picture.Image, picture.Label))]);
        if (Agreement.Of(pictures) is { } agreement)
        {
            foreach (var block in ConfusionTable.Of(agreement))
                yield return block;
        }
    }

    private static Figure Figure(ImageFacts image, string? label)
    {
        Picture[] pictures = image.Prediction is { } prediction
            ? [new(image.Thumbnail, Original), new(prediction.Seen, Seen, Pixels: true)]
            : [new(image.Thumbnail, Original)];
        return new Figure(pictures, Shown.Name(image.Slot)) { Lines = [.. Lines(image, label)] };
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
        var said = $"{Shown.Name(prediction.Label)} · {Shown.Percent(prediction.Confidence)}";
        if (prediction.Decision == Certainty.Known)
        {
            yield return new Cell(Text.Same(said), Tone.Good) { Badge = true };
        }
        else
        {
            yield return new Cell(new Text($"불확실: {said}", "unsure"), Tone.Attention) { Badge = true };
            if (prediction.Doubt is { } doubt)
                yield return new Cell(Words.Of(doubt), Tone.Muted);
        }
        if (label is not null)
        {
            var agrees = label == prediction.Label;
            yield return new Cell(
                new Text(
                    $"학생 표기 {Shown.Name(label)}{(agrees ? "" : " (다름)")}",
                    agrees ? "labelled so" : "label differs"
                ),
                agrees ? Tone.Muted : Tone.Attention
            );
        }
    }
}
