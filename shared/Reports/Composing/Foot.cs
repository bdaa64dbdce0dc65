using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;

namespace CourseAI.Reports.Composing;

/// <summary>What a report was made with, so that it can be made again.</summary>
internal static class Foot
{
    public static string Of(Course course, string appVersion, IReadOnlyDictionary<string, string> models)
    {
        var parts = new List<string> { $"과목 규칙 Course {course.Id} @ {Shown.Hash(course.Version)}" };
        parts.AddRange(
            models
                .OrderBy(model => model.Key, StringComparer.Ordinal)
                .Select(model => $"모델 Model {Shown.Name(model.Key)} @ {Shown.Hash(model.Value)}")
        );
        parts.Add($"CourseAI {Shown.Name(Shown.Version(appVersion))}");
        return string.Join(" · ", parts);
    }

    /// <returns>The models that made the predictions, by short hash where no name is known.</returns>
    public static IReadOnlyDictionary<string, string> Models(IEnumerable<AttemptEvidence> evidence)
    {
        var hashes = evidence
            .Select(item => item.Facts)
            .OfType<ImagesFacts>()
            .SelectMany(facts => facts.Images)
            .Select(image => image.Prediction?.Model)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var models = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var hash in hashes)
            models[models.Count == 0 ? "vision" : $"vision-{models.Count + 1}"] = hash;
        return models;
    }
}
