using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading.Wording;

namespace CourseAI.Core.Grading.Rules;

internal static class PdfRules
{
    public static IEnumerable<Finding> Apply(PdfPart part, PdfFacts facts, string attemptId)
    {
        var deduction = PointsArithmetic.OverPages(facts.Pages, part.MaxPages, part.PointsPerPageOver);
        yield return PdfWording
            .Pages(facts.Pages, part.MaxPages, deduction)
            .As(
                RuleIds.Pages,
                attemptId,
                facts.Pages > part.MaxPages ? Outcome.Violated : Outcome.Satisfied,
                deduction
            );
        yield return PdfWording
            .TextInside(facts)
            .As(RuleIds.PdfText, attemptId, facts.PagesWithText > 0 ? Outcome.Satisfied : Outcome.NeedsPerson);
        foreach (var section in part.Sections.Distinct())
        {
            var found = facts.Sections.FirstOrDefault(candidate => candidate.Section == section);
            yield return PdfWording
                .Section(section, found)
                .As(RuleIds.Of(section), attemptId, found is null ? Outcome.NeedsPerson : Outcome.Satisfied);
        }
    }
}
