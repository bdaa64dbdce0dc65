using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading.Rules;
using CourseAI.Core.Grading.Wording;

namespace CourseAI.Core.Grading;

/// <summary>Makes the verdict of one part: what is graded, what the rules find, what it earns.</summary>
internal sealed class PartGrader(Course course, Part part, StudentRecord record)
{
    private readonly DueTime _due = Deadline.For(course, part, record.Student, record.Extensions);
    private readonly IReadOnlyList<Submission> _submissions = Submission.Of(course, part, record);
    private readonly Rulings _rulings = new(record, part.Id);

    public PartVerdict Grade()
    {
        if (_submissions.Count == 0)
            return NotHandedIn();
        return part is ImagesPart images ? GradeImages(images) : GradeFile();
    }

    private PartVerdict NotHandedIn()
    {
        var limit = SubmissionWording.DueLimit(_due, course.TimeZone);
        List<Finding> findings = [SubmissionWording.NotHandedIn(limit).As(RuleIds.HandedIn, null, Outcome.Violated)];
        // Handed in some other way, as the instructor says: on paper, by mail.
        return _rulings.Accepts(RuleIds.HandedIn)
            ? Conclude(PartState.OnTime, null, [], findings)
            : Conclude(PartState.NotHandedIn, null, [], findings);
    }

    private PartVerdict GradeFile()
    {
        var chosen = AttemptSelection.Choose(_submissions, _due, course.Counts, Worth);
        var lateness = LatenessOf(chosen);
        var state = StateOf(lateness, chosen.Readable);
        List<Finding> findings =
        [
            .. CommonFindings(lateness, [chosen]),
            ReadableFinding(chosen, state),
            .. FactFindings(chosen),
        ];
        var attempts = new AttemptExplainer(_due, course.Counts, Earns(state) ? [chosen] : []);
        return Conclude(state, lateness, attempts.Explain(_submissions), findings);
    }

    private PartVerdict GradeImages(ImagesPart images)
    {
        var slots = ImageSlots.Of(course, _due, _submissions);
        var readable = slots.Pictures.Count > 0;
        IReadOnlyList<Submission> counted = readable
            ? slots.Counted
            : [AttemptSelection.Choose(ButLabels(_submissions), _due, course.Counts, Worth)];
        // The part is as late as the latest of what counts.
        var lateness = LatenessOf(counted[^1]);
        var state = StateOf(lateness, readable);
        List<Finding> findings =
        [
            .. CommonFindings(lateness, counted),
            readable
                ? ReadableWording.Readable(part, counted[^1]).As(RuleIds.Readable, null, Outcome.Satisfied)
                : ReadableFinding(counted[0] with { Readable = false }, state),
            .. ImagesRules.Apply(images, slots),
        ];
        var attempts = new AttemptExplainer(_due, course.Counts, Earns(state) ? counted : [], slots);
        return Conclude(state, lateness, attempts.Explain(_submissions), findings) with
        {
            ConfidenceTenths = Confidence.Tenths(slots.Pictures.Select(file => file.Image)),
        };
    }

    /// <summary>Where no picture can be read, that is what is to be told; labels only where there is nothing else.</summary>
    private static IReadOnlyList<Submission> ButLabels(IReadOnlyList<Submission> submissions) =>
        AttemptSelection.Prefer(submissions, submission => !TaskLabels.IsFile(submission.Evidence.FileName));

    /// <summary>What a submission would earn if it were graded, a part still to be marked taken at its full worth.</summary>
    private decimal Worth(Submission submission)
    {
        var deduction = FactFindings(submission).Select(_rulings.Apply).Sum(finding => finding.Deduction);
        return PointsArithmetic.Earned(Base() ?? part.Points, deduction, PercentOf(LatenessOf(submission)));
    }

    private IEnumerable<Finding> CommonFindings(Lateness lateness, IReadOnlyList<Submission> counted)
    {
        var zone = course.TimeZone;
        var about = part is ImagesPart ? null : counted[0].Evidence.AttemptId;
        var files = _submissions.Sum(submission => 1 + submission.Repeats.Count);
        yield return SubmissionWording
            .HandedIn(files, SubmissionWording.DueLimit(_due, zone))
            .As(RuleIds.HandedIn, null, Outcome.Satisfied);
        yield return lateness.IsOnTime
            ? SubmissionWording.OnTime(lateness.CountedAt, _due, zone).As(RuleIds.Due, about, Outcome.Satisfied)
            : SubmissionWording.Late(lateness, zone).As(RuleIds.Due, about, Outcome.Violated);
        if (counted.FirstOrDefault(IsNotAsDeclared) is { } other)
            yield return SubmissionWording
                .NotAsDeclared(other, course)
                .As(RuleIds.Declared, other.Evidence.AttemptId, Outcome.Violated);
        else if (counted.LastOrDefault(submission => submission.Gate.Declared is not null) is { } declared)
            yield return SubmissionWording
                .Declared(declared, course)
                .As(RuleIds.Declared, declared.Evidence.AttemptId, Outcome.Satisfied);
    }

    private static bool IsNotAsDeclared(Submission submission) =>
        submission.Gate.Reason is not (GateReason.NotDeclared or GateReason.Declared);

    private Finding ReadableFinding(Submission chosen, PartState state)
    {
        if (chosen.Readable)
            return Displaced() is { } unreadable
                ? ReadableWording
                    .Unreadable(part, unreadable, graded: chosen)
                    .As(RuleIds.Readable, unreadable.Evidence.AttemptId, Outcome.Violated)
                : ReadableWording
                    .Readable(part, chosen)
                    .As(RuleIds.Readable, chosen.Evidence.AttemptId, Outcome.Satisfied);
        return OpenedByPerson() && Earns(state)
            ? ReadableWording
                .OpenedByPerson(part, chosen)
                .As(RuleIds.Readable, chosen.Evidence.AttemptId, Outcome.Satisfied)
            : ReadableWording
                .Unreadable(part, chosen, graded: null)
                .As(RuleIds.Readable, chosen.Evidence.AttemptId, Outcome.Violated);
    }

    /// <summary>An unreadable file that would be graded if it were readable, or is the newest of all; else null.</summary>
    private Submission? Displaced()
    {
        List<Submission> asIfReadable = [.. _submissions.Select(submission => submission with { Readable = true })];
        var wouldCount = AttemptSelection.Choose(asIfReadable, _due, course.Counts, Worth);
        return new[] { _submissions[asIfReadable.IndexOf(wouldCount)], _submissions[^1] }.FirstOrDefault(submission =>
            !submission.Readable
        );
    }

    private IEnumerable<Finding> FactFindings(Submission submission)
    {
        var attemptId = submission.Evidence.AttemptId;
        return (part, submission.Evidence.Facts) switch
        {
            (PdfPart pdf, PdfFacts facts) => PdfRules.Apply(pdf, facts, attemptId),
            (VideoPart video, VideoFacts facts) => VideoRules.Apply(video, facts, attemptId),
            (ZipPart zip, ZipFacts facts) => ZipRules.Apply(zip, facts, record.Student, attemptId),
            _ => [],
        };
    }

    private PartState StateOf(Lateness lateness, bool readable)
    {
        if (lateness.IsAfterCutOff && !_rulings.Accepts(RuleIds.Due))
            return PartState.AfterCutOff;
        if (!readable && !OpenedByPerson())
            return PartState.NeedsAttention;
        return lateness.IsOnTime ? PartState.OnTime : PartState.Late;
    }

    /// <summary>An instructor who accepts an unreadable file, or scores it, has read it.</summary>
    private bool OpenedByPerson() =>
        _rulings.Accepts(RuleIds.Readable) || (part.Award == Award.Manual && _rulings.Score is not null);

    private static bool Earns(PartState state) => state is PartState.OnTime or PartState.Late;

    private Lateness LatenessOf(Submission submission) => Lateness.Of(course, _due, submission.CountedAt);

    private decimal PercentOf(Lateness? lateness) =>
        lateness is null || _rulings.Accepts(RuleIds.Due) ? 0 : lateness.Percent;

    /// <summary>Null: to be marked. A score outside 0 to the part's worth counts as the nearer end.</summary>
    private decimal? Base() =>
        part.Award == Award.OnHandIn ? part.Points
        : _rulings.Score is { } score ? Math.Clamp(score.Points, 0, part.Points)
        : null;

    private PartVerdict Conclude(
        PartState state,
        Lateness? lateness,
        IReadOnlyList<AttemptVerdict> attempts,
        List<Finding> findings
    )
    {
        var earns = Earns(state);
        if (part.Award == Award.Manual && earns)
            findings.Add(
                _rulings.Score is { } score
                    ? SubmissionWording.Marked(score, part.Points).As(RuleIds.Marked, null, Outcome.Satisfied)
                    : SubmissionWording.ToBeMarked(part.Points).As(RuleIds.Marked, null, Outcome.NeedsPerson)
            );
        List<Finding> decided = [.. findings.Select(_rulings.Apply)];
        var @base = earns ? Base() : 0;
        var deduction = decided.Sum(finding => finding.Deduction);
        var percent = PercentOf(lateness);
        return new PartVerdict
        {
            PartId = part.Id,
            Title = part.Title,
            State = state,
            Due = _due.Due,
            CutOff = _due.CutOff,
            Extended = _due.Extended,
            CountedAt = lateness?.CountedAt,
            Attempts = attempts,
            Findings = decided,
            Base = @base is { } points ? PointsArithmetic.Plain(points) : null,
            Deduction = PointsArithmetic.Plain(deduction),
            LatePercent = PointsArithmetic.Plain(percent),
            Points = @base is { } earned ? PointsArithmetic.Earned(earned, deduction, percent) : null,
            MaxPoints = PointsArithmetic.Plain(part.Points),
        };
    }
}
