using System.Reflection;
using CourseAI.Training.Cards;
using SkiaSharp;

namespace CourseAI.Training.Tests.Evaluate.Cards;

/// <summary>What lies in <c>models/</c> for people, compared with what would be written.</summary>
internal static class CommittedCard
{
    /// <summary>Another processor may round a pixel's colour to its neighbour's in the palette; a wrong number changes more.</summary>
    private const int MostOtherPixels = 20;

    /// <summary>Levels of 255.</summary>
    private const int OtherColour = 48;

    private static readonly string Models = Path.Combine(
        typeof(CommittedCard)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "RepositoryRoot")
            .Value!,
        "models"
    );

    /// <param name="task">The files' name.</param>
    public static void PageShouldBeOf(IEvaluation evaluation, string task) =>
        File.ReadAllText(Path.Combine(Models, $"{task}.md"))
            .Should()
            .Be(evaluation.Page(evaluation.Card, new FileInfo(Path.Combine(Models, $"{task}.zip")).Length));

    public static void PicturesShouldBeOf(IEvaluation evaluation)
    {
        foreach (var (name, png) in evaluation.Pictures())
        {
            using var drawn = SKBitmap.Decode(png);
            using var committed = SKBitmap.Decode(Path.Combine(Models, name));
            committed.Info.Size.Should().Be(drawn.Info.Size, name);
            drawn
                .Pixels.Zip(committed.Pixels, Differs)
                .Count(differs => differs)
                .Should()
                .BeLessThan(MostOtherPixels, name);
        }

        static bool Differs(SKColor one, SKColor other) =>
            Math.Abs(one.Red - other.Red) > OtherColour
            || Math.Abs(one.Green - other.Green) > OtherColour
            || Math.Abs(one.Blue - other.Blue) > OtherColour;
    }
}
