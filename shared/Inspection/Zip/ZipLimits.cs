namespace CourseAI.Inspection.Zip;

/// <summary>
/// How far an archive is unpacked. Deflate reaches 1 : 1032, so 1 MB can claim a gigabyte; these bound time and
/// memory whatever the headers say. A ratio needs no limit of its own beside them.
/// </summary>
internal sealed record ZipLimits
{
    public static readonly ZipLimits Default = new();

    /// <summary>A project with its virtual environment, handed in by mistake, has some 20,000.</summary>
    public int Entries { get; init; } = 50_000;

    public long EntryBytes { get; init; } = 500_000_000;

    public long TotalBytes { get; init; } = 1_000_000_000;
}
