using CourseAI.Core;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.Uploads;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Instructing;

public enum RulesFile
{
    Course,
    Roster,
    Extensions,
}

/// <param name="Applied">False for a dry run.</param>
/// <param name="PickedUp">Unrecognised uploads that found their owner by the change.</param>
/// <param name="Differences">Verdicts that change, or would.</param>
public sealed record RulesChange(bool Applied, int PickedUp, IReadOnlyList<StudentDifference> Differences);

/// <summary>Replaces course, roster or extensions: validates, shows what would change, and only then writes and regrades.</summary>
public sealed class ReplaceRules(CourseStorage storage, Regrade regrade, PickUpUnrecognised pickUp)
{
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <exception cref="RefusalException">422 with every fault; 409: somebody replaced it meanwhile, or there is no course yet.</exception>
    public async Task<RulesChange> RunAsync(
        Caller instructor,
        RulesFile which,
        ReadOnlyMemory<byte> content,
        bool dryRun,
        CancellationToken cancellation
    )
    {
        var files = new Dictionary<RulesFile, CourseFile?>();
        foreach (var file in Enum.GetValues<RulesFile>())
            files[file] = await storage.Files.ReadAsync(NameOf(file), cancellation: cancellation);
        var standing = files[which];
        files[which] = CourseFile.Of(NameOf(which), content.ToArray());
        var rules = Check(files);

        if (dryRun)
            return new RulesChange(false, 0, await regrade.PreviewAsync(rules, cancellation));
        if (!await storage.Files.ReplaceAsync(NameOf(which), files[which]!.Content, standing, cancellation))
        {
            throw new RefusalException(
                StatusCodes.Status409Conflict,
                "replaced-meanwhile",
                new Text(
                    $"그사이 다른 사람이 {NameOf(which)}을(를) 바꾸었습니다. 새 내용을 확인하고 다시 올려 주십시오.",
                    $"Somebody replaced {NameOf(which)} meanwhile: look at what stands there now and send yours again."
                )
            );
        }
        await storage.Files.KeepVersionAsync(rules.File, cancellation);
        var pickedUp = await pickUp.RunAsync(cancellation);
        var reason = $"{NameOf(which)} replaced by {instructor.Name}";
        return new RulesChange(true, pickedUp, await regrade.RunAsync(reason, cancellation: cancellation));
    }

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

    private static string NameOf(RulesFile file) =>
        file switch
        {
            RulesFile.Course => CourseFiles.Course,
            RulesFile.Roster => CourseFiles.Roster,
            _ => CourseFiles.Extensions,
        };
}
