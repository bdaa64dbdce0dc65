using Azure.Data.Tables;
using CourseAI.Core;
using CourseAI.Core.Evidence;
using NodaTime;

namespace CourseAI.Storage;

/// <summary>An upload whose name fits no student or part. The file stays in <c>uploads</c>.</summary>
/// <param name="Id">The attempt id that this version has when it is recognised.</param>
/// <param name="Reason">Why nobody owns it, for the instructor.</param>
public sealed record UnrecognisedUpload(string Id, string Name, string ETag, long Size, Instant Arrived, Text Reason)
{
    public static UnrecognisedUpload Of(UploadVersion version, Text reason) =>
        new(
            AttemptId.From(version.Name, version.ETag),
            version.Name,
            version.ETag,
            version.Size,
            version.Arrived,
            reason
        );
}

/// <summary>An instructor's word on whose an unrecognised upload is.</summary>
public sealed record Assignment(string StudentId, string PartId, string By, Instant At);

/// <summary>Uploads that nobody owns yet, and to whom the instructor gave them. Kept in the table <c>Course</c>.</summary>
public sealed class UnrecognisedUploads
{
    private const string Unrecognised = "unrecognised";
    private const string Assignments = "assignments";

    private readonly JsonRows _rows;

    internal UnrecognisedUploads(TableClient table) => _rows = new JsonRows(table);

    public Task PutAsync(UnrecognisedUpload upload, CancellationToken cancellation = default) =>
        _rows.PutAsync(Unrecognised, upload.Id, upload, cancellation);

    /// <returns>Null when there is none, as of what cannot be an id.</returns>
    public async Task<UnrecognisedUpload?> FindAsync(string id, CancellationToken cancellation = default) =>
        RowId.IsPossible(id) ? await _rows.FindAsync<UnrecognisedUpload>(Unrecognised, id, cancellation) : null;

    /// <returns>By arrival.</returns>
    public async Task<IReadOnlyList<UnrecognisedUpload>> ListAsync(CancellationToken cancellation = default)
    {
        var uploads = await _rows.ListAsync<UnrecognisedUpload>(Unrecognised, cancellation);
        return [.. uploads.Select(found => found.Value).OrderBy(upload => upload.Arrived)];
    }

    /// <summary>To be called when somebody owns it now; the file is not touched.</summary>
    public Task RemoveAsync(string id, CancellationToken cancellation = default) =>
        _rows.RemoveAsync(Unrecognised, id, cancellation);

    public Task AssignAsync(string id, Assignment assignment, CancellationToken cancellation = default) =>
        _rows.PutAsync(Assignments, id, assignment, cancellation);

    public Task<Assignment?> FindAssignmentAsync(string id, CancellationToken cancellation = default) =>
        _rows.FindAsync<Assignment>(Assignments, id, cancellation);

    /// <returns>By the id of the upload.</returns>
    public async Task<IReadOnlyDictionary<string, Assignment>> ListAssignmentsAsync(
        CancellationToken cancellation = default
    )
    {
        var rows = await _rows.ListAsync<Assignment>(Assignments, cancellation);
        return rows.ToDictionary(row => row.RowKey, row => row.Value, StringComparer.Ordinal);
    }
}
