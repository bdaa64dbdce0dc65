using SkiaSharp;

namespace CourseAI.Training.Strangers;

/// <summary>A picture on which there is not one digit.</summary>
/// <param name="Kind"><c>several</c>, <c>blank</c>, <c>letters</c>, <c>tools</c> or <c>noise</c>.</param>
/// <param name="Name">What it is, for a person.</param>
internal sealed record Stranger(string Kind, string Name, SKBitmap Picture) : IDisposable
{
    public void Dispose() => Picture.Dispose();
}
