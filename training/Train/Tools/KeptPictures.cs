using CourseAI.Core.Courses;
using CourseAI.Inspection.Images;
using CourseAI.Training.Learning;
using CourseAI.Vision.Tools;

namespace CourseAI.Training.Tools;

/// <summary>Pictures that training never changes and never learns from, as the network is given them when it serves.</summary>
internal sealed class KeptPictures
{
    private KeptPictures(IEnumerable<(string Path, string? Class)> files)
    {
        var read = files.ToList();
        Labels = [.. read.Select(file => ToolSamples.LabelOf(file.Class))];
        Inputs = read.ConvertAll(file => Input(file.Path));
    }

    public static KeptPictures Of(IEnumerable<Photo> photos) =>
        new(photos.Select(photo => (photo.Path, (string?)photo.Class)));

    public static KeptPictures Of(IEnumerable<Drawing> drawings) =>
        new(drawings.Select(drawing => (drawing.Path, drawing.Class)));

    /// <summary>Each of <see cref="ToolPicture.Values"/> values.</summary>
    public IReadOnlyList<float[]> Inputs { get; }

    public int Count => Labels.Count;

    /// <summary>As <see cref="ToolSamples.LabelOf"/> gives them.</summary>
    public IReadOnlyList<int> Labels { get; }

    public float[][] Logits(ToolNetwork network) => ToolTrainer.Logits(network, Inputs);

    /// <summary>How the network does, in words: labels only, and how well "something else" is told from tools.</summary>
    public string Told(ToolNetwork network)
    {
        var rows = Logits(network).Zip(Labels, (logits, label) => (Logits: logits, Label: label)).ToList();
        var tools = rows.Where(row => row.Label != ToolNetwork.Other)
            .Select(row => (row.Label, IsRight: Calibration.Best(row.Logits) == row.Label))
            .ToList();
        var byClass = tools.GroupBy(tool => tool.Label).Average(tool => tool.Average(each => each.IsRight ? 1.0 : 0));
        var told = $"{tools.Average(tool => tool.IsRight ? 1.0 : 0):P1}, by class {byClass:P1}";
        return rows.Count == tools.Count ? told : $"{told}, else {Separation(rows):P1}";
    }

    /// <summary>Chance that a picture of something else is called so with more certainty than one of a tool (AUROC).</summary>
    private static double Separation(List<(float[] Logits, int Label)> rows)
    {
        var sorted = rows.OrderBy(row => Calibration.Other(row.Logits, 1)).ToList();
        var (toolsBelow, pairs) = (0, 0.0);
        foreach (var (_, label) in sorted)
        {
            if (label == ToolNetwork.Other)
                pairs += toolsBelow;
            else
                toolsBelow++;
        }
        return pairs / (toolsBelow * (double)(rows.Count - toolsBelow));
    }

    private static float[] Input(string path)
    {
        // As the product decodes what is handed in.
        using var picture = Picture.Decode(File.ReadAllBytes(path), ImagesInspector.SideFor(VisionTask.Tools));
        using var tool = ToolPicture.From(picture.Pixels);
        return tool.ToInput();
    }
}
