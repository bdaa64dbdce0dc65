using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.Reporting;
using CourseAI.Pipeline.Uploads;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;
using NodaTime.Extensions;

namespace CourseAI.Pipeline.Instructing;

/// <param name="Accepted">True: taken as satisfied, nothing off; false: violated, with the deduction.</param>
/// <param name="Deduction">0 to what the part is worth; must be 0 when accepted.</param>
public sealed record DecisionRequest(string Part, bool Accepted, decimal Deduction, string Comment);

/// <param name="Applied">False for a dry run.</param>
/// <param name="Decision">As it stands in the ledger, or would.</param>
/// <param name="Difference">Null: no verdict changes.</param>
public sealed record DecisionChange(bool Applied, Decision Decision, StudentDifference? Difference);

/// <summary>Settles a finding that needs a person, or overrules one.</summary>
public sealed class DecideFinding(
    CourseStorage storage,
    CourseBook book,
    GradeStudent grade,
    RequestReport requests,
    TimeProvider clock
)
{
    /// <param name="dryRun">Tell what would change, and write nothing.</param>
    /// <exception cref="RefusalException">404: no such student, part or finding; 400: a deduction out of range, comment too long.</exception>
    public async Task<DecisionChange> RunAsync(
        Caller instructor,
        string studentId,
        string rule,
        DecisionRequest request,
        bool dryRun,
        CancellationToken cancellation
    )
    {
        var rules = await book.ReadAsync(cancellation);
        Students.Find(rules, studentId);
        var part = Students.FindPart(rules, request.Part);
        if (request.Deduction < 0 || request.Deduction > (request.Accepted ? 0 : part.Points))
        {
            throw new RefusalException(
                StatusCodes.Status400BadRequest,
                "deduction",
                new Text(
                    $"감점 {request.Deduction}은(는) 범위를 벗어납니다. 인정하면 0, 아니면 0~{part.Points}입니다.",
                    $"A deduction of {request.Deduction} is out of range: 0 when accepted, else 0 to {part.Points}."
                )
            );
        }
        var rows = await storage.Students.ReadAsync(studentId, cancellation);
        CheckRule(grade.Grade(rules, rows)!.Verdict, part, rule);
        var decision = new Decision(
            rule,
            part.Id,
            request.Accepted,
            request.Deduction,
            Students.CheckComment(request.Comment),
            instructor.Name,
            clock.GetCurrentInstant()
        );
        var difference = grade.Compare(rules, rows, rows with { Decisions = [.. rows.Decisions, decision] });
        if (dryRun)
            return new DecisionChange(false, decision, difference);
        var entry = LedgerDrafts.Decided(decision);
        await requests.AfterAsync(
            studentId,
            () => storage.Students.AddDecisionAsync(studentId, decision, entry, cancellation),
            cancellation
        );
        return new DecisionChange(true, decision, difference);
    }

    /// <summary>A decision on a rule that has no finding would have no effect, and nobody would notice.</summary>
    private static void CheckRule(Verdict verdict, Part part, string rule)
    {
        var graded = verdict.Parts.Single(one => one.PartId == part.Id);
        if (graded.Findings.Any(finding => finding.Rule == rule))
            return;
        var there = string.Join(", ", graded.Findings.Select(finding => finding.Rule));
        throw new RefusalException(
            StatusCodes.Status404NotFound,
            "unknown-finding",
            new Text(
                $"이 항목에 \"{rule}\" 판정이 없습니다. 있는 판정: {there}",
                $"Part {part.Id} has no finding \"{rule}\"; it has {there}."
            )
        );
    }
}
