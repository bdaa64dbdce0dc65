namespace CourseAI.Core;

/// <summary>One thing said to people, in both languages of the product. Reports print the two side by side.</summary>
public sealed record Text(string Ko, string En)
{
    /// <summary>For what reads the same in both languages: numbers, hashes, file names.</summary>
    public static Text Same(string value) => new(value, value);
}
