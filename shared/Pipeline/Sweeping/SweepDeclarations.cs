using CourseAI.Core.Deadlines;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Reporting;
using CourseAI.Pipeline.Uploads;
using CourseAI.Storage;
using NodaTime;

namespace CourseAI.Pipeline.Sweeping;

/// <summary>Writes into the ledger, once each, that a declared file never came.</summary>
public sealed class SweepDeclarations(CourseStorage storage, RequestReport requests)
{
    /// <param name="settledUntil">
    /// Everything that arrived before this is inspected: only then can be said of a window that it ended without the file.
    /// </param>
    /// <returns>How many lapsed.</returns>
    public async Task<int> RunAsync(CourseRules rules, Instant settledUntil, CancellationToken cancellation = default)
    {
        var lapsed = 0;
        foreach (var open in await storage.OpenDeclarations.ListLapsedAsync(settledUntil, cancellation))
        {
            if (await SettleAsync(rules, open, settledUntil, cancellation))
                lapsed++;
            await storage.OpenDeclarations.RemoveAsync(open, cancellation);
        }
        return lapsed;
    }

    private async Task<bool> SettleAsync(
        CourseRules rules,
        OpenDeclaration open,
        Instant settledUntil,
        CancellationToken cancellation
    )
    {
        var rows = await storage.Students.ReadAsync(open.StudentId, cancellation);
        // The index row goes first; whoever wrote it may have been stopped before the declaration itself.
        if (rows.Declarations.FirstOrDefault(one => one.UploadId == open.UploadId) is not { } declaration)
            return false;
        await storage.Students.AppendAsync(open.StudentId, LedgerDrafts.Declared(declaration), cancellation);
        var windowEnd = DeadlineGate.WindowEnd(rules.Course, declaration);
        if (windowEnd >= settledUntil)
        {
            // The declaration was written a moment after its index row, or the course's window is longer by now.
            await storage.OpenDeclarations.PutAsync(open.StudentId, open.UploadId, windowEnd, cancellation);
            return false;
        }
        if (!DeadlineGate.IsLapsed(rules.Course, declaration, rows.Evidence, settledUntil))
            return false;
        var entry = LedgerDrafts.Lapsed(declaration, windowEnd);
        var lapsed = await storage.Students.AppendAsync(open.StudentId, entry, cancellation);
        // The report that stands was made before the declaration, which is one of its inputs.
        await requests.RunAsync(open.StudentId, cancellation);
        return lapsed.New;
    }
}
