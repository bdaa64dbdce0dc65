namespace CourseAI.Core.Evidence;

/// <summary>What a model says of one picture.</summary>
public sealed record Prediction
{
    /// <summary>The best label even when unsure: <c>0</c>…<c>9</c>, or a tool's name.</summary>
    public required string Label { get; init; }

    /// <summary>0–1, rounded to four decimals so that evidence reads the same everywhere.</summary>
    public required decimal Confidence { get; init; }

    public required Certainty Decision { get; init; }

    /// <summary>Why the model is unsure; null when it knows.</summary>
    public Doubt? Doubt { get; init; }

    /// <summary>What the network was given: of a digit a grey PNG of 28×28, of a tool a JPEG of 160×160.</summary>
    public required byte[] Seen { get; init; }

    /// <summary>SHA-256 of the model's zip, 64 lower-case hex digits.</summary>
    public required string Model { get; init; }
}

public enum Certainty
{
    Known,
    Unsure,
}

public enum Doubt
{
    /// <summary>Confidence below the model's threshold.</summary>
    LowConfidence,
    NothingFound,
    SeveralObjects,

    /// <summary>Unlike anything the model was trained on.</summary>
    Unfamiliar,
}
