using NodaTime;

namespace CourseAI.Storage.Tests;

internal static class Soon
{
    /// <summary>An hour from now: storage compares it with its own clock.</summary>
    public static Instant Instant() =>
        NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) + Duration.FromHours(1);
}
