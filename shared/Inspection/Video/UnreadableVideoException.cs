using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Video;

/// <summary>What a file's bytes make impossible to measure. Never leaves this folder: it becomes <see cref="Uninspectable"/>.</summary>
internal sealed class UnreadableVideoException(Obstacle obstacle, string detail) : Exception(detail)
{
    public Obstacle Obstacle { get; } = obstacle;

    public static UnreadableVideoException Damaged(string detail) => new(Obstacle.Damaged, detail);

    public static UnreadableVideoException Truncated(string detail) => new(Obstacle.Truncated, detail);
}
