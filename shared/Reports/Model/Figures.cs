using CourseAI.Core;

namespace CourseAI.Reports.Model;

/// <summary>Pictures in a grid, as many beside one another as fit.</summary>
public sealed record Figures(IReadOnlyList<Figure> Items) : Block;

/// <summary>Pictures that belong together, with what is said of them.</summary>
public sealed record Figure(IReadOnlyList<Picture> Pictures, string Name)
{
    /// <summary>Empty: nothing more to say.</summary>
    public IReadOnlyList<Cell> Lines { get; init; } = [];
}

/// <param name="Encoded">PNG, JPEG or WebP; null or unreadable: an empty frame stands in its place.</param>
/// <param name="Pixels">Few pixels that are to be seen as such, not smoothed.</param>
public sealed record Picture(byte[]? Encoded, Text Caption, bool Pixels = false);
