using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading.Wording;

namespace CourseAI.Core.Grading.Rules;

internal static class ZipRules
{
    public static IEnumerable<Finding> Apply(ZipPart part, ZipFacts facts, RosterEntry student, string attemptId)
    {
        yield return ZipWording
            .SourcePresent(facts)
            .As(RuleIds.SourcePresent, attemptId, facts.Languages.Count > 0 ? Outcome.Satisfied : Outcome.NeedsPerson);
        if (MustUseStreamlit(part, student))
        {
            var used = facts.Streamlit.Count > 0;
            var deduction = used ? 0 : part.PointsWithoutStreamlit;
            yield return ZipWording
                .Streamlit(facts, student.Department, deduction)
                .As(RuleIds.Streamlit, attemptId, used ? Outcome.Satisfied : Outcome.Violated, deduction);
        }
        var usual =
            facts.UnsafeNames.Count == 0 && facts.NestedArchives.Count == 0 && facts.EncryptedEntries.Count == 0;
        yield return ZipWording
            .Archive(facts)
            .As(RuleIds.SourceArchive, attemptId, usual ? Outcome.Satisfied : Outcome.NeedsPerson);
    }

    private static bool MustUseStreamlit(ZipPart part, RosterEntry student) =>
        part.StreamlitDepartments.Any(department =>
            Composed(department).Equals(Composed(student.Department), StringComparison.OrdinalIgnoreCase)
        );

    private static string Composed(string department) => ComposedForm.Of(department.Trim());
}
