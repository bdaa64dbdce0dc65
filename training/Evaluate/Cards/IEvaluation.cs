using CourseAI.Vision.Models;

namespace CourseAI.Training.Cards;

/// <summary>One model measured, in the forms in which its card tells it.</summary>
internal interface IEvaluation
{
    /// <summary>As it lies beside the model.</summary>
    ModelCard Card { get; }

    /// <summary>By their names on the card.</summary>
    IReadOnlyDictionary<string, double> Figures { get; }

    /// <summary>A figure that could not be measured this time: what the card says of it stays, and is not compared.</summary>
    bool IsKept(string figure);

    /// <summary>The card for people: Markdown.</summary>
    /// <param name="card">With the figures that are to be told.</param>
    string Page(ModelCard card, long zipBytes);

    /// <summary>What the page shows: PNG files by name.</summary>
    IReadOnlyDictionary<string, byte[]> Pictures();
}
