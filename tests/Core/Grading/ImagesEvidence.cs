using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading;

/// <summary>Pictures and labels as they arrive; the model takes every picture for a 3.</summary>
internal static class ImagesEvidence
{
    public static readonly Instant Early = Due - Duration.FromHours(2);

    public static AttemptEvidence Pictures(params ImageFacts[] pictures) =>
        File(Images, Due, new ImagesFacts { Images = pictures }, "zip", name: "pictures.zip");

    public static AttemptEvidence Picture(Instant arrived, string id, string slot, string? content = null) =>
        File(Images, arrived, new ImagesFacts { Images = [Seen(slot)] }, id, content, slot);

    public static AttemptEvidence Labels(Instant arrived, (string Slot, string Label) label, string id = "l1") =>
        File(
            Images,
            arrived,
            new ImagesFacts
            {
                Labels = new SortedDictionary<string, string>(StringComparer.Ordinal) { [label.Slot] = label.Label },
            },
            id,
            name: "labels.csv"
        );

    public static ImageFacts Seen(string slot, Certainty certainty = Certainty.Known) =>
        new()
        {
            Slot = slot,
            Format = "png",
            Width = 28,
            Height = 28,
            Prediction = new Prediction
            {
                Label = "3",
                Confidence = 0.615m,
                Decision = certainty,
                Seen = [],
                Model = new string('b', 64),
            },
        };

    public static IEnumerable<string> Counted(PartVerdict part) =>
        part.Attempts.Where(attempt => attempt.Counts).Select(attempt => attempt.AttemptId);
}
