using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions;

/// <summary>How storage's events reach <see cref="Work.OnUpload"/>: by scanning, as Azurite needs.</summary>
internal static class BlobEvents
{
    public const BlobTriggerSource Source = BlobTriggerSource.LogsAndContainerScan;
}
