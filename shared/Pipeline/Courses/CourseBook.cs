using CourseAI.Storage;

namespace CourseAI.Pipeline.Courses;

/// <summary>Reads the rules in force. Storage is asked each time, and sends bytes only when a file is another by now.</summary>
public sealed class CourseBook(CourseStorage storage) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private CourseFile? _course;
    private CourseFile? _roster;
    private CourseFile? _extensions;
    private CourseRules? _rules;

    /// <exception cref="CourseNotReadyException">There is no course yet, or what an instructor put there by hand cannot be read.</exception>
    public async Task<CourseRules> ReadAsync(CancellationToken cancellation = default) =>
        await FindAsync(cancellation)
        ?? throw new CourseNotReadyException("There is no course.json yet: an instructor uploads it first.");

    /// <returns>Null when there is no course yet.</returns>
    /// <exception cref="CourseNotReadyException">What an instructor put there by hand cannot be read.</exception>
    public async Task<CourseRules?> FindAsync(CancellationToken cancellation = default)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var course = await storage.Files.ReadAsync(CourseFiles.Course, _course, cancellation);
            var roster = await storage.Files.ReadAsync(CourseFiles.Roster, _roster, cancellation);
            var extensions = await storage.Files.ReadAsync(CourseFiles.Extensions, _extensions, cancellation);
            if (course is null)
                return null;
            if (_rules is null || course != _course || roster != _roster || extensions != _extensions)
            {
                _rules = Parse(course, roster?.Content, extensions?.Content);
                (_course, _roster, _extensions) = (course, roster, extensions);
            }
            return _rules;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private static CourseRules Parse(CourseFile course, byte[]? roster, byte[]? extensions)
    {
        var (rules, faults) = RulesReader.Read(course, roster, extensions);
        return rules ?? throw new CourseNotReadyException($"{faults[0].Where}: {faults[0].Message.En}");
    }
}

/// <summary>Nothing can be judged: there are no rules, or they cannot be read. Uploads wait; nothing is lost.</summary>
public sealed class CourseNotReadyException(string message) : Exception(message);
