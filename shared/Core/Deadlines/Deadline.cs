using CourseAI.Core.Courses;
using NodaTime;
using NodaTime.TimeZones;

namespace CourseAI.Core.Deadlines;

/// <summary>The due date of one part for one student.</summary>
/// <param name="Due">On time means t ≤ this.</param>
/// <param name="CutOff">Work that counts after this earns nothing; null: late work is taken for ever.</param>
/// <param name="Extended">True when an extension moved <paramref name="Due"/>.</param>
/// <param name="Extension">The extension that moved it; null without one.</param>
public sealed record DueTime(Instant Due, Instant? CutOff, bool Extended, Extension? Extension)
{
    public bool IsOnTime(Instant counted) => counted <= Due;

    public bool IsAfterCutOff(Instant counted) => counted > CutOff;
}

/// <summary>Turns the course's local due dates into instants, with a student's extensions applied.</summary>
public static class Deadline
{
    /// <summary>A doubled local time is its later instant; a skipped one is moved forward by the length of the gap.</summary>
    private static readonly ZoneLocalMappingResolver InFavourOfTheStudent = Resolvers.CreateMappingResolver(
        Resolvers.ReturnLater,
        Resolvers.ReturnForwardShifted
    );

    /// <summary>Years that due dates may lie in: far enough from the ends of time for every sum that the rules make.</summary>
    public const int FirstYear = 2000;

    /// <inheritdoc cref="FirstYear"/>
    public const int LastYear = 2199;

    public static bool IsPossible(LocalDateTime due) => due.Year is >= FirstYear and <= LastYear;

    /// <summary>
    /// The latest extension that names the student (or a label of the student) and the part (or every part) counts; one
    /// that is not later than the due date changes nothing. The cut-off moves by as much as the due date moved.
    /// </summary>
    public static DueTime For(Course course, Part part, RosterEntry student, IEnumerable<Extension> extensions)
    {
        var zone = course.TimeZone;
        var planned = ToInstant(part.Due ?? course.Due, zone);
        var cutOff = course.CutOff is { } local ? ToInstant(local, zone) : (Instant?)null;

        var latest = extensions
            .Where(extension => Concerns(extension, part, student))
            .Select(extension => (Extension: extension, Due: ToInstant(extension.Due, zone)))
            .Where(candidate => candidate.Due > planned)
            .OrderByDescending(candidate => candidate.Due)
            .ThenBy(candidate => candidate.Extension.Target, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Extension.PartId, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Extension.Reason, StringComparer.Ordinal)
            .FirstOrDefault();
        return latest.Extension is null
            ? new DueTime(planned, cutOff, Extended: false, Extension: null)
            : new DueTime(latest.Due, cutOff + (latest.Due - planned), Extended: true, latest.Extension);
    }

    /// <summary>The instant of a local date-time of the course; skipped and doubled ones are resolved in the student's favour.</summary>
    public static Instant ToInstant(LocalDateTime local, DateTimeZone zone) =>
        zone.ResolveLocal(local, InFavourOfTheStudent).ToInstant();

    private static bool Concerns(Extension extension, Part part, RosterEntry student)
    {
        if (extension.PartId is not null && extension.PartId != part.Id)
            return false;
        var target = Composed(extension.Target);
        return target == Composed(student.Id)
            || student.Labels.Any(label => Composed(label).Equals(target, StringComparison.OrdinalIgnoreCase));
    }

    private static string Composed(string name) => ComposedForm.Of(name.Trim());
}
