using System.Globalization;
using System.IO.Compression;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Inspection.Zip;

namespace CourseAI.Inspection.Images;

/// <summary>
/// Facts of one picture, of a ZIP of pictures with an optional <c>labels.csv</c>, or of a <c>labels.csv</c> alone. In a
/// ZIP a picture that cannot be read is told as such and does not hide the others.
/// </summary>
internal sealed class ImagesInspector(Classify classify)
{
    private const string Wanted = "PNG, JPEG or WebP is wanted, or a ZIP of such pictures";

    /// <summary>A 50-megapixel PNG of noise is larger; a photograph of a tool or digit is not.</summary>
    private const int MaxPictureBytes = 64 * 1024 * 1024;

    /// <summary>Of the pictures beyond the part's limit this many are told by name.</summary>
    private const int MaxListedBeyond = 20;

    /// <summary>Of the <c>labels.csv</c> in a ZIP, one in each folder of pictures, so many are read.</summary>
    private const int MaxLabelsFiles = 20;

    public ImagesFacts Inspect(ImagesPart part, string fileName, Stream content, CancellationToken ct)
    {
        var format = FileSignature.Of(content, fileName);
        if (format == FileSignature.Zip)
            return InspectZip(part, content, ct);
        var slot = ComposedForm.Of(fileName);
        var isLabels = TaskLabels.IsFile(slot);
        var atMost = isLabels ? LabelsFile.MaxBytes : MaxPictureBytes;
        if (content.Length > atMost)
            throw TooLarge(atMost);
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        if (isLabels)
            return InspectLabels(part.Task, bytes);
        return WithAgreement(new ImagesFacts { Images = [InspectPicture(part.Task, slot, bytes)] });
    }

    private ImagesFacts InspectZip(ImagesPart part, Stream content, CancellationToken ct)
    {
        using var zip = ZipContents.Open(content, ZipLimits.Default);
        var files = zip.Files.Where(file => !IsLeftByTools(file.Name)).ToList();
        var pictures = files.Where(file => !TaskLabels.IsFile(file.Name)).ToList();
        var images = new List<ImageFacts>();
        foreach (var (entry, name) in pictures.Take(part.MaxImages))
        {
            ct.ThrowIfCancellationRequested();
            var slot = Told.Clean(name, Told.NameLength);
            try
            {
                var bytes = Read(zip, entry, MaxPictureBytes, ct);
                images.Add(InspectPicture(part.Task, slot, bytes));
            }
            catch (UninspectableException e)
            {
                images.Add(new ImageFacts { Slot = slot, Problem = e.Facts });
            }
        }
        images.AddRange(Beyond(part, pictures.Skip(part.MaxImages).Select(file => file.Name).ToList()));
        var facts = new ImagesFacts { Images = images };
        // The outermost first: what stands beside the pictures has the last word.
        var labelsFiles = files
            .Where(file => TaskLabels.IsFile(file.Name))
            .OrderBy(file => file.Name.Count(letter => letter == '/'))
            .ToList();
        return WithAgreement(WithLabels(facts, part.Task, zip, labelsFiles, ct));
    }

    /// <summary>A <c>labels.csv</c> that cannot be read is told as such and hides neither the pictures nor the others.</summary>
    private static ImagesFacts WithLabels(
        ImagesFacts facts,
        VisionTask task,
        ZipContents zip,
        List<(ZipArchiveEntry Entry, string Name)> files,
        CancellationToken ct
    )
    {
        var slots = facts.Images.Select(image => image.Slot).ToHashSet(StringComparer.Ordinal);
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<LabelProblem>();
        foreach (var (i, (entry, name)) in files.Index())
        {
            var file = Told.Clean(name, Told.NameLength);
            if (i == MaxLabelsFiles || labels.Count >= LabelsFile.MaxLabels)
            {
                problems.Insert(0, new LabelProblem(0, "", LabelFault.NotRead) { File = file });
                break;
            }
            try
            {
                var read = LabelsFile.Read(Read(zip, entry, LabelsFile.MaxBytes, ct), task);
                foreach (var (slot, label) in BySlot(read.Labels, file, slots))
                    labels[slot] = label;
                problems.AddRange(read.Problems.Select(problem => problem with { File = file }));
            }
            catch (UninspectableException e)
            {
                problems.Add(new LabelProblem(0, "", LabelFault.Unreadable) { File = file, Problem = e.Facts });
            }
        }
        return facts with { Labels = labels, LabelProblems = [.. problems.Take(LabelsFile.MaxProblems)] };
    }

    private static byte[] Read(ZipContents zip, ZipArchiveEntry entry, int atMost, CancellationToken ct) =>
        entry.IsEncrypted
            ? throw new UninspectableException(Obstacle.Encrypted, "it needs a password")
            : zip.Read(entry, atMost, ct) ?? throw TooLarge(atMost);

    private static UninspectableException TooLarge(int atMost) =>
        new(
            Obstacle.TooLarge,
            string.Create(CultureInfo.InvariantCulture, $"more than the {atMost:N0} bytes that are read of one")
        );

    /// <summary>A <c>labels.csv</c> alone must say something: there is nothing else in the upload.</summary>
    private static ImagesFacts InspectLabels(VisionTask task, byte[] bytes)
    {
        var (labels, problems) = LabelsFile.Read(bytes, task);
        if (labels.Count == 0)
            throw new UninspectableException(
                Obstacle.Damaged,
                problems is [var first, ..]
                    ? $"{TaskLabels.FileName}, line {first.Line}: \"{first.Written}\"; wanted are the first line \"file,label\" and then lines such as \"photo.png,{TaskLabels.Of(task)[0]}\""
                    : $"{TaskLabels.FileName} has no line after its first"
            );
        return new ImagesFacts { Labels = labels, LabelProblems = problems };
    }

    private static ImagesFacts WithAgreement(ImagesFacts facts) =>
        facts with
        {
            Agreement = Agreement.Of(
                facts.Images.Select(image => (image, facts.Labels.GetValueOrDefault(image.Slot) ?? image.Label))
            ),
        };

    private ImageFacts InspectPicture(VisionTask task, string slot, byte[] bytes)
    {
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, FileSignature.HeadBytes));
        if (bytes.Length == 0)
            throw new UninspectableException(Obstacle.Empty, "the picture has no bytes");
        var format = FileSignature.Of(head, slot);
        if (format is null && HasPictureExtension(slot))
            throw new UninspectableException(
                Obstacle.Damaged,
                $"the content is no picture, though its name says so; {Wanted}"
            );
        if (format == FileSignature.Heic)
            throw new UninspectableException(
                Obstacle.UnsupportedFormat,
                "HEIC; save it as JPEG (iPhone: Settings > Camera > Formats > Most Compatible)"
            );
        if (format != FileSignature.Png && format != FileSignature.Jpeg && format != FileSignature.WebP)
            throw new UninspectableException(
                Obstacle.UnsupportedFormat,
                $"{format?.Name ?? "an unknown format"}; {Wanted}"
            );
        using var picture = Picture.Decode(bytes, SideFor(task));
        return new ImageFacts
        {
            Slot = slot,
            Format = format.Id,
            Width = picture.Width,
            Height = picture.Height,
            Label = TaskLabels.OfFileName(task, slot),
            Prediction = classify(task, picture.Pixels),
            Thumbnail = picture.Thumbnail(),
        };
    }

    /// <summary>
    /// Pixels on the longer side that the task makes use of. The network for tools is given the whole picture on 160 pixels, and
    /// twice as many lose nothing of it; a digit may fill a tenth of the picture.
    /// </summary>
    internal static int SideFor(VisionTask task) => task == VisionTask.Tools ? 320 : int.MaxValue;

    /// <summary>Pictures beyond the part's limit are told, and not decoded.</summary>
    private static IEnumerable<ImageFacts> Beyond(ImagesPart part, List<string> names)
    {
        for (var i = 0; i < Math.Min(names.Count, MaxListedBeyond); i++)
        {
            var rest = i == MaxListedBeyond - 1 ? names.Count - MaxListedBeyond : 0;
            yield return new ImageFacts
            {
                Slot = Told.Clean(names[i], Told.NameLength),
                Problem = new Uninspectable(
                    Obstacle.TooLargeInside,
                    $"beyond the {part.MaxImages} pictures that are taken: not looked at"
                        + (rest > 0 ? $", nor {rest} more" : "")
                ),
            };
        }
    }

    /// <summary>A label's file is a slot as it stands, or one beside <c>labels.csv</c> in its folder.</summary>
    private static SortedDictionary<string, string> BySlot(
        SortedDictionary<string, string> labels,
        string labelsName,
        HashSet<string> slots
    )
    {
        var folder = labelsName[..(labelsName.LastIndexOf('/') + 1)];
        var bySlot = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, label) in labels)
            bySlot[!slots.Contains(file) && slots.Contains(folder + file) ? folder + file : file] = label;
        return bySlot;
    }

    private static bool IsLeftByTools(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return name.StartsWith("__MACOSX/", StringComparison.Ordinal)
            || file.StartsWith('.')
            || file.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
            || file.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasPictureExtension(string name) =>
        Path.GetExtension(name).ToUpperInvariant() is ".PNG" or ".JPG" or ".JPEG" or ".WEBP";
}
