using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;

namespace CourseAI.Pipeline.Courses;

/// <summary>Course, roster and extensions as they stand, read together.</summary>
/// <param name="File">The bytes that <see cref="Course.Version"/> is the hash of.</param>
public sealed record CourseRules(
    Course Course,
    IReadOnlyList<RosterEntry> Roster,
    IReadOnlyList<Extension> Extensions,
    CourseFile File
)
{
    private readonly Dictionary<string, RosterEntry> _students = Roster.ToDictionary(
        student => student.Id,
        StringComparer.Ordinal
    );

    /// <returns>Null when the roster does not have that student.</returns>
    public RosterEntry? FindStudent(string studentId) => _students.GetValueOrDefault(studentId);
}

/// <summary>Makes rules of the instructor's three files. A later file is held against the earlier ones.</summary>
public static class RulesReader
{
    /// <param name="roster">Null: nobody yet. An empty file is a mistake, and would send a whole class away.</param>
    /// <param name="extensions">Null: none.</param>
    /// <returns>The rules, or every fault of the first file that has any; a fault's place starts with the file's name.</returns>
    public static (CourseRules? Rules, IReadOnlyList<Fault> Faults) Read(
        CourseFile course,
        byte[]? roster,
        byte[]? extensions
    )
    {
        var reading = CourseReader.Read(course.Content);
        if (reading.Course is null)
        {
            var errors = reading.Errors.Select(error => new Fault(error.Path, error.Value ?? "", error.Message));
            return (null, In(CourseFiles.Course, errors));
        }
        var (students, rosterFaults) = roster is not null ? RosterFile.Read(roster) : ([], []);
        if (rosterFaults.Count > 0)
            return (null, In(CourseFiles.Roster, rosterFaults));
        var (granted, extensionFaults) = extensions is not null
            ? ExtensionsFile.Read(extensions, reading.Course, students)
            : ([], []);
        return extensionFaults.Count > 0
            ? (null, In(CourseFiles.Extensions, extensionFaults))
            : (new CourseRules(reading.Course, students, granted, course), []);
    }

    private static IReadOnlyList<Fault> In(string file, IEnumerable<Fault> faults) =>
        [.. faults.Select(fault => fault with { Where = $"{file}: {fault.Where}" })];
}
