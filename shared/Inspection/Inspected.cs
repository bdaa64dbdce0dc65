using CourseAI.Core.Evidence;

namespace CourseAI.Inspection;

/// <summary>What one pass over an upload found.</summary>
/// <param name="Size">Bytes of the whole file.</param>
/// <param name="Sha256">Of the whole file, 64 lower-case hex digits.</param>
public sealed record Inspected(Facts Facts, long Size, string Sha256);
