using CourseAI.Training.Tools.Patterns;
using CourseAI.Training.Tools.Scenes;
using CourseAI.Vision.Tools;
using SkiaSharp;

namespace CourseAI.Training.Tools;

/// <summary>What a picture was made from. Which classes have any differs by origin, and must not tell the class.</summary>
internal enum Origin
{
    Photo,
    Icon,
    HandDrawing,
}

/// <param name="Label">Index among <see cref="ToolNetwork.Labels"/>, or <see cref="ToolNetwork.Other"/>.</param>
internal readonly record struct ToolSample(float[] Pixels, int Label, Origin Origin);

/// <summary>
/// Pictures to train on, made anew each time from photos, icons and hand drawings: as they are, or as solid things on
/// some ground. Every class comes as often as any other, whatever there is of it. Thread-safe.
/// </summary>
internal sealed class ToolSamples
{
    private const double OtherShare = 0.22;
    private const double NothingShare = 0.06;
    private const double PhotoShare = 0.5;
    private const double HandDrawingShare = 0.15;

    private const int StrangersPerSubject = 12;
    private const int Digits = 400;
    private const int PatternsOfAClass = 200;
    private const int PatternSeed = 7;

    // By class; the last of each is what is none of them. An inner list is one icon set's or one class's.
    private readonly List<Photograph>[] _photos = Empty<Photograph>();
    private readonly List<List<Icon>>[] _icons = Empty<List<Icon>>();
    private readonly List<Icon>[] _patterns = Empty<Icon>();
    private readonly List<byte[]>[] _handDrawings = Empty<byte[]>();

    /// <param name="icons">Their class null: none of the ten.</param>
    public ToolSamples(IEnumerable<Photo> photos, IEnumerable<Drawing> icons, Places places)
    {
        foreach (var photo in photos)
            _photos[LabelOf(photo.Class)].Add(new Photograph(photo.Path));
        foreach (var set in icons.GroupBy(icon => (LabelOf(icon.Class), icon.Set)))
            _icons[set.Key.Item1].Add([.. set.Select(icon => Icon.Read(icon.Path))]);
        var random = new Random(PatternSeed);
        foreach (var name in Pattern.Classes)
        {
            for (var i = 0; i < PatternsOfAClass; i++)
                _patterns[LabelOf(name)].Add(new Icon(Pattern.Draw(name, Icon.Side, random)));
        }
        foreach (var name in QuickDrawSet.Classes)
        {
            var set = QuickDrawSet.Read(QuickDrawSet.Folder(places.Packages), name);
            for (var i = 0; i < set.Count; i++)
            {
                if (set.IsReadable(i))
                    _handDrawings[LabelOf(name)].Add(set.Image(i).ToArray());
            }
        }
        foreach (var (name, drawings) in QuickDrawSet.Subjects(places.Packages))
        {
            if (!QuickDrawSet.Classes.Contains(name, StringComparer.Ordinal))
                _handDrawings[ToolNetwork.Other].AddRange(drawings.Take(StrangersPerSubject));
        }
        var digits = MnistSet.Train(places.Mnist);
        for (var i = 0; i < Digits; i++)
            _handDrawings[ToolNetwork.Other].Add(digits.Image(i).ToArray());
    }

    public override string ToString() =>
        string.Join(
            "\n",
            Enumerable
                .Range(0, ToolNetwork.Outputs)
                .Select(label =>
                    $"  {(label == ToolNetwork.Other ? "something else" : ToolNetwork.Labels[label]), -15} "
                    + $"{_photos[label].Count, 5} photos {_icons[label].Sum(set => set.Count), 5} icons "
                    + $"{_patterns[label].Count, 5} patterns {_handDrawings[label].Count, 5} hand drawings"
                )
        );

    /// <summary>Whether there are pictures of this class and origin.</summary>
    public bool Has(int label, Origin origin) =>
        origin switch
        {
            Origin.Photo => _photos[label].Count > 0,
            Origin.Icon => _icons[label].Count > 0,
            _ => _handDrawings[label].Count > 0,
        };

    /// <param name="side">Of the square picture, in pixels.</param>
    public ToolSample Next(int side, Random random)
    {
        var label = random.NextDouble() < OtherShare ? ToolNetwork.Other : random.Next(ToolNetwork.Labels.Count);
        var origin = OriginFor(label, random.NextDouble());
        using var picture = origin switch
        {
            _ when label == ToolNetwork.Other && random.NextDouble() < NothingShare => Scene.Of(null, side, random),
            Origin.Photo => OfPhoto(Any(_photos[label], random), side, random),
            Origin.Icon => OfIcon(AnyIcon(label, random), side, random),
            _ => OfHandDrawing(Any(_handDrawings[label], random), side, random),
        };
        return new ToolSample(ToolPicture.ToInput(picture), label, origin);
    }

    public static int LabelOf(string? name)
    {
        for (var label = 0; label < ToolNetwork.Labels.Count; label++)
        {
            if (ToolNetwork.Labels[label] == name)
                return label;
        }
        return ToolNetwork.Other;
    }

    private Origin OriginFor(int label, double at)
    {
        // The photos of something else are few and of three tools only.
        var photos = label == ToolNetwork.Other ? PhotoShare / 2 : PhotoShare;
        if (at < photos)
            return Has(label, Origin.Photo) ? Origin.Photo : Origin.Icon;
        return at < photos + HandDrawingShare && Has(label, Origin.HandDrawing) ? Origin.HandDrawing : Origin.Icon;
    }

    /// <summary>A pattern, where there are any, as often as a pictogram; of the pictograms, each set's as often as another's.</summary>
    private Icon AnyIcon(int label, Random random) =>
        _patterns[label] is { Count: > 0 } patterns && random.Next(2) == 0
            ? Any(patterns, random)
            : Any(Any(_icons[label], random), random);

    private static SKBitmap OfPhoto(Photograph photo, int side, Random random) =>
        photo.Cutout is { } cutout && random.Next(5) < 2
            ? Scene.Of(cutout, side, random)
            : Scene.Framed(photo.Whole, side, random);

    private static SKBitmap OfIcon(Icon icon, int side, Random random)
    {
        if (random.Next(2) == 0)
            return OnPlainGround(icon.Drawing, icon.IsBlack, side, random);
        if (!icon.IsBlack && random.Next(2) == 0)
            return Scene.Of(icon.Drawing, side, random);
        using var solid = Scene.Solid(random.Next(2) == 0 ? icon.Silhouette : icon.Drawing, random);
        return Scene.Of(solid, side, random);
    }

    private static SKBitmap OfHandDrawing(byte[] ink, int side, Random random)
    {
        using var strokes = Drawn.Strokes(ink);
        if (random.Next(2) == 0)
            return OnPlainGround(strokes, isBlack: true, side, random);
        using var inked = Drawn.Inked(strokes, Scene.Dark(random));
        return Scene.Of(inked, side, random);
    }

    private static SKBitmap OnPlainGround(SKBitmap drawing, bool isBlack, int side, Random random)
    {
        if (!isBlack)
            return Scene.Flat(drawing, random.Next(3) > 0 ? SKColors.White : Scene.Bright(random), side, random);
        if (random.Next(3) == 0)
            return Scene.Flat(drawing, SKColors.White, side, random);
        var (dark, bright) = (Scene.Dark(random), Scene.Bright(random));
        var isInverted = random.Next(3) == 0;
        using var inked = Drawn.Inked(drawing, isInverted ? bright : dark);
        return Scene.Flat(inked, isInverted ? dark : bright, side, random);
    }

    private static T Any<T>(List<T> all, Random random) => all[random.Next(all.Count)];

    private static List<T>[] Empty<T>() => [.. Enumerable.Range(0, ToolNetwork.Outputs).Select(_ => new List<T>())];
}
