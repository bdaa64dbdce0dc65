using NodaTime;

namespace CourseAI.Core.Courses;

/// <summary>One line of <c>roster.csv</c>.</summary>
/// <param name="Id">Student id: 1–64 of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, in NFC (see <see cref="StudentId"/>).</param>
public sealed record RosterEntry(string Id, string Name, string Email, string Department, IReadOnlyList<string> Labels);

/// <summary>One line of <c>extensions.csv</c>: a later due date for one student or for everyone with a label.</summary>
/// <param name="Target">A student id or a roster label.</param>
/// <param name="PartId">Null: every part.</param>
/// <param name="Due">In the course's zone.</param>
public sealed record Extension(string Target, string? PartId, LocalDateTime Due, string Reason);
