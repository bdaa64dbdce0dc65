using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading.Wording;

namespace CourseAI.Core.Grading.Rules;

/// <summary>Rules of a set of pictures. They speak of the part, not of one attempt, and none takes points off.</summary>
internal static class ImagesRules
{
    public static IEnumerable<Finding> Apply(ImagesPart part, ImageSlots slots)
    {
        var count = slots.Pictures.Count;
        yield return ImagesWording
            .Count(part, count)
            .As(
                RuleIds.ImageCount,
                null,
                count < part.MinImages || count > part.MaxImages ? Outcome.NeedsPerson : Outcome.Satisfied
            );
        yield return ImagesWording
            .Readable(slots.Unreadable)
            .As(RuleIds.ImagesReadable, null, slots.Unreadable.Count > 0 ? Outcome.Violated : Outcome.Satisfied);

        List<Text> doubts = [.. slots.Pictures.Select(file => DoubtOf(file.Image, slots)).OfType<Text>()];
        doubts.AddRange(LabelsWithoutPicture(slots).Select(ImagesWording.NoPicture));
        // Without a model there is nothing to say: pictures are looked at by a person in any case.
        if (doubts.Count > 0 || slots.Pictures.Any(file => file.Image.Prediction is not null))
            yield return ImagesWording
                .Recognised(count, doubts)
                .As(RuleIds.ImagesRecognised, null, doubts.Count > 0 ? Outcome.NeedsPerson : Outcome.Satisfied);

        var agreement = Agreement.Of(slots.Pictures.Select(file => (file.Image, slots.LabelOf(file.Image))));
        if (agreement is not null || slots.LabelProblems.Count > 0)
            yield return ImagesWording
                .Labels(part, agreement, slots.LabelProblems)
                .As(
                    RuleIds.ImagesLabels,
                    null,
                    slots.LabelProblems.Count > 0 ? Outcome.NeedsPerson : Outcome.Satisfied
                );
    }

    private static Text? DoubtOf(ImageFacts image, ImageSlots slots)
    {
        if (image.Prediction is not { } prediction)
            return null;
        if (prediction.Decision == Certainty.Unsure)
            return ImagesWording.Unsure(image.Slot, prediction);
        return
            slots.LabelOf(image) is { } said
            && !said.Trim().Equals(prediction.Label, StringComparison.OrdinalIgnoreCase)
            ? ImagesWording.Disagrees(image.Slot, prediction.Label, said)
            : null;
    }

    private static IEnumerable<string> LabelsWithoutPicture(ImageSlots slots)
    {
        var pictures = slots
            .Pictures.Concat(slots.Unreadable)
            .Select(file => ComposedForm.Of(file.Image.Slot))
            .ToHashSet(StringComparer.Ordinal);
        return slots.Labels.Keys.Where(slot => !pictures.Contains(slot)).Order(StringComparer.Ordinal);
    }
}
