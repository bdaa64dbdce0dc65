namespace CourseAI.Training;

/// <summary>
/// Photos of some classes that a training does without, or with few, to tell how a class is read of which there are none or few.
/// </summary>
public static class LeftOutPhotos
{
    /// <summary>
    /// Photos that are held out serve the card alone, and those of a series know one another: of these classes they are neither
    /// trained on nor asked about, nor is what was cut from the same image as a photo that is left.
    /// </summary>
    /// <param name="left">How many photos of each of these classes are trained on all the same.</param>
    /// <returns>What is trained on and kept for validation, and what the trained network is asked about.</returns>
    public static (IReadOnlyList<Photo> Given, IReadOnlyList<Photo> Asked) Of(
        IReadOnlyList<Photo> photos,
        IReadOnlyCollection<string> classes,
        int left
    )
    {
        var byChoice = photos.ToLookup(photo => classes.Contains(photo.Class, StringComparer.Ordinal));
        var single = byChoice[true]
            .Where(photo => photo.Part != PhotoPart.HeldOut && !PhotoSet.IsOfSeries(photo.Source))
            .ToList();
        var few = single
            .Where(photo => photo.Part == PhotoPart.Training)
            .GroupBy(photo => photo.Class, StringComparer.Ordinal)
            .SelectMany(ofClass => ofClass.Take(left))
            .ToList();
        var sources = few.Select(photo => photo.Source).ToHashSet(StringComparer.Ordinal);
        return ([.. byChoice[false], .. few], single.FindAll(photo => !sources.Contains(photo.Source)));
    }
}
