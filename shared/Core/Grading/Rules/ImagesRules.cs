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

        List<Text> doubts = [.. slots.Pictures.Select(file => DoubtOf(file, slots.Labels)).OfType<Text>()];
        doubts.AddRange(LabelsWithoutPicture(slots).Select(ImagesWording.NoPicture));
        // Without a model there is nothing to say: pictures are looked at by a person in any case.
        if (doubts.Count > 0 || slots.Pictures.Any(file => file.Image.Prediction is not null))
            yield return ImagesWording
                .Recognised(count, doubts)
                .As(RuleIds.ImagesRecognised, null, doubts.Count > 0 ? Outcome.NeedsPerson : Outcome.Satisfied);
    }

    private static Text? DoubtOf(SlotFile file, IReadOnlyDictionary<string, string> labels)
    {
        var slot = file.Image.Slot;
        if (file.Image.Prediction is not { } prediction)
            return null;
        if (prediction.Decision == Certainty.Unsure)
            return ImagesWording.Unsure(slot, prediction.Label, prediction.Confidence);
        return
            labels.TryGetValue(ComposedForm.Of(slot), out var said)
            && !said.Trim().Equals(prediction.Label, StringComparison.OrdinalIgnoreCase)
            ? ImagesWording.Disagrees(slot, prediction.Label, said)
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
