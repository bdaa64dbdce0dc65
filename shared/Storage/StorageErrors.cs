using Azure;

namespace CourseAI.Storage;

/// <summary>The answers of storage that the rules of this product turn on.</summary>
internal static class StorageErrors
{
    public static bool IsNotFound(this RequestFailedException error) => error.Status == 404;

    /// <summary>Something of that name is there already (blob or table row).</summary>
    public static bool IsConflict(this RequestFailedException error) => error.Status == 409;

    /// <summary>An If-Match or If-None-Match did not hold.</summary>
    public static bool IsConditionNotMet(this RequestFailedException error) => error.Status == 412;
}
