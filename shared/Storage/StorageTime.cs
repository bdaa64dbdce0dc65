using NodaTime;

namespace CourseAI.Storage;

internal static class StorageTime
{
    public static Instant ToInstant(DateTimeOffset? time) =>
        Instant.FromDateTimeOffset(time ?? throw new InvalidDataException("storage answered without a time"));
}
