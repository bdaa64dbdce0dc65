using System.Text;
using System.Text.Json.Nodes;

namespace CourseAI.Bench.Deployments;

/// <summary>The course of <c>samples/</c>, moved so that its parts are still to be handed in.</summary>
internal static class SampleCourse
{
    public static byte[] OpenAt(DateTimeOffset now)
    {
        var course = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "course.json")))!;
        course["due"] = LocalIn(now, days: 7);
        course["cutOff"] = LocalIn(now, days: 10);
        foreach (var part in course["parts"]!.AsArray())
            part!.AsObject().Remove("due");
        return Encoding.UTF8.GetBytes(course.ToJsonString());
    }

    private static string LocalIn(DateTimeOffset now, int days) =>
        now.AddDays(days).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
