namespace CourseAI.Training;

/// <summary>What a photo serves for. All photos cut from one source image are in the same part.</summary>
public enum PhotoPart
{
    Training,

    /// <summary>Never trained on; temperature and thresholds are fitted to it, and settings are chosen by it.</summary>
    Validation,

    /// <summary>Seen by nothing but the figures on the model's card.</summary>
    HeldOut,
}

/// <param name="Path">Of the JPEG file.</param>
/// <param name="Class">What it shows, such as <c>wrench</c>: the folder's name, unless a review by eye says otherwise.</param>
/// <param name="PublishedClass">The folder's name.</param>
/// <param name="Source">The image it was cut from.</param>
public sealed record Photo(string Path, string Class, string PublishedClass, string Source, PhotoPart Part);
