using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions;

/// <summary>How storage's events reach <see cref="Work.OnUpload"/>: by Event Grid, the only way on Flex Consumption.</summary>
internal static class BlobEvents
{
    public const BlobTriggerSource Source = BlobTriggerSource.EventGrid;
}
