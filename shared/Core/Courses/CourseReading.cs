namespace CourseAI.Core.Courses;

/// <summary>What came of reading a <c>course.json</c>: the course, or everything that is wrong with the file.</summary>
/// <param name="Course">Null when there are errors.</param>
/// <param name="Errors">All of them; empty when the course is good.</param>
public sealed record CourseReading(Course? Course, IReadOnlyList<CourseError> Errors);

/// <param name="Path">Where: <c>$.parts[2].maxSeconds</c>.</param>
/// <param name="Value">The JSON that stands there, cut at 80 characters; null when nothing stands there.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record CourseError(string Path, string? Value, Text Message);
