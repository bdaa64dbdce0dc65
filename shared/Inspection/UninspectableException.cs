using CourseAI.Core.Evidence;

namespace CourseAI.Inspection;

/// <summary>
/// The content stands in the way of inspection. Thrown deep inside a format, caught by <see cref="Inspector"/>, and
/// never seen outside this library. Failures of storage, disk or model are other exceptions and pass through, so that
/// the caller tries again.
/// </summary>
internal sealed class UninspectableException(Obstacle obstacle, string detail) : Exception(detail)
{
    public Uninspectable Facts { get; } = new(obstacle, detail);
}
