using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Grading.Wording;

namespace CourseAI.Core.Grading;

/// <summary>Says of every file of a part whether it is graded, and why.</summary>
/// <param name="counted">What is graded; empty when nothing earns.</param>
/// <param name="slots">For a part of pictures.</param>
internal sealed class AttemptExplainer(
    DueTime due,
    AttemptChoice choice,
    IReadOnlyList<Submission> counted,
    ImageSlots? slots = null
)
{
    /// <returns>In the order of the time each counts at.</returns>
    public IReadOnlyList<AttemptVerdict> Explain(IReadOnlyList<Submission> submissions) =>
        [
            .. submissions
                .SelectMany(All)
                .OrderBy(attempt => attempt.CountedAt)
                .ThenBy(attempt => attempt.Arrived)
                .ThenBy(attempt => attempt.AttemptId, StringComparer.Ordinal),
        ];

    private IEnumerable<AttemptVerdict> All(Submission submission) =>
        submission
            .Repeats.Select(repeat =>
                Explain(repeat, repeat.Gate, counts: false, AttemptWording.SameAs(submission.Evidence.AttemptId))
            )
            .Prepend(Explain(submission.Standing, submission.Gate, counted.Contains(submission), ReasonOf(submission)));

    private AttemptVerdict Explain(Received received, Gate gate, bool counts, Text reason)
    {
        var evidence = received.Evidence;
        return new AttemptVerdict(
            evidence.AttemptId,
            evidence.FileName,
            evidence.Size,
            evidence.Sha256,
            evidence.Arrived,
            gate.Declared,
            gate.CountedAt,
            due.IsOnTime(gate.CountedAt),
            counts,
            AttemptWording.With(reason, gate.Reason)
        );
    }

    private Text ReasonOf(Submission submission)
    {
        if (counted.Contains(submission))
            return WhyCounted(submission);
        if (!submission.Readable)
            return AttemptWording.Unreadable;
        if (due.IsAfterCutOff(submission.CountedAt))
            return AttemptWording.AfterCutOff;
        if (choice == AttemptChoice.Best && slots is null)
            return AttemptWording.NotBest;
        return
            choice == AttemptChoice.LatestOnTimeElseLatest
            && !due.IsOnTime(submission.CountedAt)
            && counted.Any(other => due.IsOnTime(other.CountedAt))
            ? AttemptWording.LateBesideOnTime
            : AttemptWording.Replaced;
    }

    private Text WhyCounted(Submission submission)
    {
        if (!submission.Readable)
            return AttemptWording.ByPerson;
        if (slots is not null)
        {
            var pictures = slots.Pictures.Count(file => file.From == submission);
            return pictures > 0 ? AttemptWording.Pictures(pictures) : AttemptWording.LabelsOnly;
        }
        return choice switch
        {
            AttemptChoice.Best => AttemptWording.Best,
            AttemptChoice.LatestOnTimeElseLatest when due.IsOnTime(submission.CountedAt) => AttemptWording.NewestOnTime,
            _ => AttemptWording.Newest,
        };
    }
}
