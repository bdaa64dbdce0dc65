using System.IO.Compression;
using System.Numerics.Tensors;

namespace CourseAI.Training.Baselines;

/// <summary>
/// The label that most of the nearest references have, by Euclidean distance of the pixels; of labels that as many
/// have, the one whose reference is nearest. Saved as a zip with the entries <c>images</c> (bytes) and <c>labels</c>.
/// </summary>
internal sealed class NearestNeighbours : IDigitReader
{
    public const int Neighbours = 3;

    private readonly byte[] _labels;
    private readonly float[] _references;
    private readonly float[] _squares;
    private readonly int _length;

    /// <param name="images">One reference after the other, all of the same length.</param>
    /// <param name="labels">One per reference, 0–9.</param>
    public NearestNeighbours(ReadOnlySpan<byte> images, ReadOnlySpan<byte> labels)
    {
        if (labels.Length < Neighbours || images.Length % labels.Length != 0)
            throw new ArgumentException(
                $"{images.Length} bytes are no {labels.Length} images of one length.",
                nameof(images)
            );
        _labels = labels.ToArray();
        _length = images.Length / labels.Length;
        _references = new float[images.Length];
        TensorPrimitives.ConvertChecked<byte, float>(images, _references);
        _squares = new float[labels.Length];
        for (var i = 0; i < _squares.Length; i++)
            _squares[i] = TensorPrimitives.SumOfSquares(Reference(i));
    }

    public static NearestNeighbours Load(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        return new NearestNeighbours(Bytes("images"), Bytes("labels"));

        byte[] Bytes(string entry)
        {
            using var stream = archive.GetEntry(entry)!.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }

    public static void Save(ReadOnlySpan<byte> images, ReadOnlySpan<byte> labels, string zip)
    {
        using var archive = new ZipArchive(File.Create(zip), ZipArchiveMode.Create);
        Write("images", images);
        Write("labels", labels);

        void Write(string entry, ReadOnlySpan<byte> bytes)
        {
            using var stream = archive.CreateEntry(entry).Open();
            stream.Write(bytes);
        }
    }

    public int Read(ReadOnlySpan<byte> image)
    {
        var wanted = new float[_length];
        TensorPrimitives.ConvertChecked<byte, float>(image, wanted);
        Span<float> distances = stackalloc float[Neighbours];
        Span<int> nearest = stackalloc int[Neighbours];
        distances.Fill(float.PositiveInfinity);
        for (var i = 0; i < _labels.Length; i++)
        {
            // Squared and without the image's own square, which all share: the order is the same.
            var distance = _squares[i] - (2 * TensorPrimitives.Dot(Reference(i), wanted));
            var at = Neighbours;
            while (at > 0 && distance < distances[at - 1])
                at--;
            if (at == Neighbours)
                continue;
            distances[at..^1].CopyTo(distances[(at + 1)..]);
            nearest[at..^1].CopyTo(nearest[(at + 1)..]);
            (distances[at], nearest[at]) = (distance, i);
        }
        return Vote(nearest);
    }

    public void Dispose() { }

    private int Vote(ReadOnlySpan<int> nearest)
    {
        Span<int> votes = stackalloc int[10];
        foreach (var reference in nearest)
            votes[_labels[reference]]++;
        var winner = _labels[nearest[0]];
        foreach (var reference in nearest)
        {
            if (votes[_labels[reference]] > votes[winner])
                winner = _labels[reference];
        }
        return winner;
    }

    private ReadOnlySpan<float> Reference(int index) => _references.AsSpan(index * _length, _length);
}
