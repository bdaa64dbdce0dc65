using CourseAI.Core;
using CourseAI.Core.Ledgers;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.Uploads;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Instructing;

/// <param name="Applied">False for a dry run.</param>
/// <param name="PickedUp">Unrecognised uploads that found their owner by the change.</param>
/// <param name="Differences">Verdicts that change, or would; of students who are on the roster after it.</param>
/// <param name="Roster">Null: another file than the roster is replaced.</param>
public sealed record RulesChange(
    bool Applied,
    int PickedUp,
    IReadOnlyList<StudentDifference> Differences,
    RosterDifference? Roster
);

/// <summary>Replaces course, roster or extensions: validates, shows what would change, and only then writes and regrades.</summary>
public sealed class ReplaceRules(CourseStorage storage, Regrade regrade, PickUpUnrecognised pickUp)
{
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <param name="seen">What the caller says that it replaces.</param>
    /// <exception cref="RefusalException">
    /// 422 with every fault; 412: the file is another than the caller says; 409: there is no course yet, or somebody replaced the file
    /// while this ran.
    /// </exception>
    public async Task<RulesChange> RunAsync(
        Caller instructor,
        RulesFile which,
        ReadOnlyMemory<byte> content,
        Precondition seen,
        bool dryRun,
        CancellationToken cancellation
    )
    {
        var files = new Dictionary<RulesFile, CourseFile?>();
        foreach (var file in Enum.GetValues<RulesFile>())
            files[file] = await storage.Files.ReadAsync(file.Name(), cancellation: cancellation);
        var standing = files[which];
        if (!seen.Holds(standing?.ETag))
            throw Changed(which, StatusCodes.Status412PreconditionFailed, "changed-meanwhile");
        files[which] = CourseFile.Of(which.Name(), content.ToArray());
        var rules = Check(files);

        var students = which == RulesFile.Roster ? await RosterDifferenceAsync(standing, rules, cancellation) : null;

        if (dryRun)
            return new RulesChange(false, 0, await regrade.PreviewAsync(rules, cancellation), students);
        // Storage itself writes only over what was read above, so what held there holds here.
        if (!await storage.Files.ReplaceAsync(which.Name(), files[which]!.Content, standing, cancellation))
        {
            throw seen.IsGiven
                ? Changed(which, StatusCodes.Status412PreconditionFailed, "changed-meanwhile")
                : Changed(which, StatusCodes.Status409Conflict, "replaced-meanwhile");
        }
        await storage.Files.KeepVersionAsync(rules.File, cancellation);
        var pickedUp = await pickUp.RunAsync(cancellation);
        var reason = $"{which.Name()} replaced by {instructor.Name}";
        return new RulesChange(true, pickedUp, await regrade.RunAsync(reason, cancellation: cancellation), students);
    }

    private async Task<RosterDifference> RosterDifferenceAsync(
        CourseFile? standing,
        CourseRules rules,
        CancellationToken cancellation
    )
    {
        // Put there by hand it may have faults; what can be read of it is better than nothing.
        var before = standing is null ? [] : RosterFile.Read(standing.Content).Entries;
        return RosterDifference.Between(before, rules.Roster, await HandedInAsync(cancellation));
    }

    /// <summary>Ids of all of whom a file was declared or came.</summary>
    private async Task<HashSet<string>> HandedInAsync(CancellationToken cancellation)
    {
        var students = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var rows in storage.Students.ReadAllAsync(cancellation))
            if (rows.Ledger.Any(entry => entry.Kind is LedgerKinds.Declared or LedgerKinds.Received))
                students.Add(rows.StudentId);
        return students;
    }

    private static RefusalException Changed(RulesFile which, int status, string code) =>
        new(
            status,
            code,
            new Text(
                $"그사이 다른 사람이 {which.Name()}을(를) 바꾸었습니다. 새 내용을 확인하고 다시 올려 주십시오.",
                $"Somebody replaced {which.Name()} meanwhile: look at what stands there now and send yours again."
            )
        );

    private static CourseRules Check(Dictionary<RulesFile, CourseFile?> files)
    {
        if (files[RulesFile.Course] is not { } course)
        {
            throw new RefusalException(
                StatusCodes.Status409Conflict,
                "no-course",
                new Text(
                    "먼저 course.json을 올려 주십시오.",
                    "Upload course.json first: roster and extensions are held against it."
                )
            );
        }
        var (rules, faults) = RulesReader.Read(
            course,
            files[RulesFile.Roster]?.Content,
            files[RulesFile.Extensions]?.Content
        );
        return rules
            ?? throw new RefusalException(
                StatusCodes.Status422UnprocessableEntity,
                "invalid-file",
                new Text(
                    $"잘못된 곳이 {faults.Count}군데 있어 아무것도 바꾸지 않았습니다.",
                    $"{faults.Count} things are wrong; nothing was changed."
                )
            )
            {
                Faults = faults,
            };
    }
}
