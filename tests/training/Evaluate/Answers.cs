using CourseAI.Core.Evidence;
using CourseAI.Training.Measures;
using SkiaSharp;

namespace CourseAI.Training.Tests.Evaluate;

/// <summary>Answers that no model gave, for what is computed from answers.</summary>
internal static class Answers
{
    private static readonly byte[] Pixel = Encoded();

    public static Answer Of(string shown, string label, double confidence = 0.9, Doubt? doubt = null) =>
        new(
            shown,
            $"a picture of {shown}",
            new Prediction
            {
                Label = label,
                Confidence = (decimal)confidence,
                Decision = doubt is null ? Certainty.Known : Certainty.Unsure,
                Doubt = doubt,
                Seen = Pixel,
                Model = "",
            }
        );

    public static Answer Unsure(string shown, string label, double confidence = 0.3) =>
        Of(shown, label, confidence, Doubt.LowConfidence);

    public static IEnumerable<Answer> Many(int count, Answer answer) => Enumerable.Repeat(answer, count);

    private static byte[] Encoded()
    {
        using var bitmap = new SKBitmap(1, 1);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
