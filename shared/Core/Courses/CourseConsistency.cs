using System.Text.Json;
using NodaTime;

namespace CourseAI.Core.Courses;

/// <summary>What must hold between the values of a course; JSON Schema cannot say it.</summary>
internal static class CourseConsistency
{
    /// <param name="json">The root object, for the values that the errors quote.</param>
    /// <param name="parts">As they stand in the file; null where the kind could not be told.</param>
    public static void Check(JsonElement json, Course course, IReadOnlyList<Part?> parts, List<CourseError> errors)
    {
        var unreadable = errors.Select(error => error.Path).ToHashSet(StringComparer.Ordinal);
        CheckDue(json, "$", course.Due);
        CheckLateCurve();
        CheckParts();

        void CheckLateCurve()
        {
            for (var i = 1; i < course.Late.Count; i++)
            {
                var (before, step) = (course.Late[i - 1], course.Late[i]);
                if (Readable($"$.late[{i - 1}].after", $"$.late[{i}].after") && step.After <= before.After)
                    Add(
                        json.GetProperty("late")[i],
                        $"$.late[{i}].after",
                        "after",
                        "앞 단계보다 긴 기간을 쓰십시오.",
                        "write a longer duration than the step before has"
                    );
                if (Readable($"$.late[{i - 1}].percent", $"$.late[{i}].percent") && step.Percent < before.Percent)
                    Add(
                        json.GetProperty("late")[i],
                        $"$.late[{i}].percent",
                        "percent",
                        "앞 단계보다 작지 않은 수를 쓰십시오. 늦을수록 유리해서는 안 됩니다.",
                        "write no smaller number than the step before has: being later must not pay"
                    );
            }
        }

        void CheckParts()
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < parts.Count; i++)
            {
                if (parts[i] is not { } part)
                    continue;
                var (item, path) = (json.GetProperty("parts")[i], $"$.parts[{i}]");
                CheckPart(item, path, part);
                if (Readable($"{path}.id") && !seen.Add(part.Id))
                    Add(
                        item,
                        $"{path}.id",
                        "id",
                        "같은 id의 항목이 앞에 있습니다. 다른 id를 쓰십시오.",
                        "an earlier part has this id: write another"
                    );
            }
        }

        void CheckPart(JsonElement item, string path, Part part)
        {
            if (part.Due is { } due)
                CheckDue(item, path, due);
            if (
                part is ImagesPart images
                && Readable($"{path}.minImages", $"{path}.maxImages")
                && images.MinImages > images.MaxImages
            )
            {
                var name = item.TryGetProperty("maxImages", out _) ? "maxImages" : "minImages";
                Add(
                    item,
                    $"{path}.{name}",
                    name,
                    $"minImages({images.MinImages})가 maxImages({images.MaxImages})보다 큽니다. maxImages를 minImages 이상으로 쓰십시오.",
                    $"minImages ({images.MinImages}) is above maxImages ({images.MaxImages}): write maxImages no smaller than minImages"
                );
            }
        }

        void CheckDue(JsonElement owner, string path, LocalDateTime due)
        {
            if (course.CutOff is { } cutOff && Readable($"{path}.due", "$.cutOff") && due > cutOff)
                Add(
                    owner,
                    $"{path}.due",
                    "due",
                    "마감이 최종 마감(cutOff)보다 늦습니다. 마감을 앞당기거나 cutOff를 늦추십시오.",
                    "the due date is after the cut-off: move it before, or the cut-off after"
                );
        }

        bool Readable(params ReadOnlySpan<string> paths)
        {
            foreach (var path in paths)
            {
                // `$.late[1]` itself may be what is wrong, then nothing below it was read.
                if (unreadable.Contains(path) || unreadable.Contains(path[..path.LastIndexOf('.')]))
                    return false;
            }
            return true;
        }

        void Add(JsonElement owner, string path, string name, string ko, string en) =>
            errors.Add(
                new CourseError(
                    path,
                    owner.TryGetProperty(name, out var value) ? JsonFields.Raw(value) : null,
                    new Text(ko, en)
                )
            );
    }
}
