namespace CourseAI.Pipeline.Access;

/// <summary>Who speaks, after the token was checked.</summary>
/// <param name="Name">Stands in ledgers beside what the caller did: the student id, or the instructor's account name.</param>
/// <param name="StudentId">Set exactly when <paramref name="Role"/> is <see cref="Role.Student"/>.</param>
public sealed record Caller(Role Role, string Name, string? StudentId)
{
    public static Caller Student(string studentId) => new(Role.Student, studentId, studentId);

    public static Caller Instructor(string name) => new(Role.Instructor, name, null);
}

public enum Role
{
    Student,
    Instructor,
}
