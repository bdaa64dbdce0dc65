using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;

namespace CourseAI.Core.Grading;

/// <summary>A picture that findings speak of: the one that counts of its slot, else the unreadable one that stands there.</summary>
/// <param name="Label">What the student says is on it; null: nothing.</param>
public sealed record GradedPicture(ImageFacts Image, string? Label)
{
    /// <returns>By slot. Chosen as the verdict chooses, for those who show what it was made from.</returns>
    public static IReadOnlyList<GradedPicture> Of(Course course, ImagesPart part, StudentRecord record)
    {
        var slots = ImageSlots.Of(
            course,
            Deadline.For(course, part, record.Student, record.Extensions),
            Submission.Of(course, part, record)
        );
        return
        [
            .. slots
                .Pictures.Concat(slots.Unreadable)
                .DistinctBy(file => ComposedForm.Of(file.Image.Slot), StringComparer.Ordinal)
                .OrderBy(file => ComposedForm.Of(file.Image.Slot), StringComparer.Ordinal)
                .Select(file => new GradedPicture(file.Image, slots.LabelOf(file.Image))),
        ];
    }
}
