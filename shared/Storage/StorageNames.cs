namespace CourseAI.Storage;

/// <summary>
/// Every container, queue and table of a course. In Azure <c>infra/bicep</c> makes them, with the protection that each needs; elsewhere
/// the app makes them at its start.
/// </summary>
public static class StorageNames
{
    /// <summary>The instructor's files.</summary>
    public const string Course = "course";

    /// <summary>What students write to.</summary>
    public const string Uploads = "uploads";

    /// <summary>What is inspected and graded.</summary>
    public const string Archive = "archive";

    /// <summary>What was signed.</summary>
    public const string Receipts = "receipts";

    public const string Reports = "reports";

    public const string StudentsTable = "Students";
    public const string CourseTable = "Course";

    /// <summary>Student ids whose report is asked for.</summary>
    public const string ReportRequestsQueue = "report-requests";

    /// <summary>Requests that failed at every try; the Functions host names it.</summary>
    public const string ReportPoisonQueue = ReportRequestsQueue + "-poison";

    /// <summary>Uploads that failed at every try; the Functions host names it.</summary>
    public const string UploadPoisonQueue = "webjobs-blobtrigger-poison";

    public static IReadOnlyList<string> Containers { get; } = [Course, Uploads, Archive, Receipts, Reports];

    public static IReadOnlyList<string> Queues { get; } = [ReportRequestsQueue, ReportPoisonQueue, UploadPoisonQueue];

    public static IReadOnlyList<string> Tables { get; } = [StudentsTable, CourseTable];
}
