using CourseAI.Core.Courses;

namespace CourseAI.Pipeline.Instructing;

/// <summary>Who comes to the class and who leaves it by another roster.</summary>
/// <param name="Removed">They can neither hand in nor see anything from then on; what they handed in is kept.</param>
public sealed record RosterDifference(IReadOnlyList<ListedStudent> Added, IReadOnlyList<ListedStudent> Removed)
{
    /// <param name="handedIn">Ids of all who have handed in something.</param>
    public static RosterDifference Between(
        IReadOnlyList<RosterEntry> before,
        IReadOnlyList<RosterEntry> after,
        IReadOnlySet<string> handedIn
    ) => new(Without(after, before, handedIn), Without(before, after, handedIn));

    private static IReadOnlyList<ListedStudent> Without(
        IReadOnlyList<RosterEntry> some,
        IReadOnlyList<RosterEntry> others,
        IReadOnlySet<string> handedIn
    ) =>
        [
            .. some.ExceptBy(others.Select(other => other.Id), student => student.Id, StringComparer.Ordinal)
                .Select(student => new ListedStudent(student.Id, student.Name, handedIn.Contains(student.Id)))
                .OrderBy(student => student.StudentId, StringComparer.Ordinal),
        ];
}

/// <param name="HandedIn">A file was declared, or came.</param>
public sealed record ListedStudent(string StudentId, string Name, bool HandedIn);
