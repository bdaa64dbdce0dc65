using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace CourseAI.Reports.Pdf.Typesetting;

/// <summary>One embedded font. Immutable once loaded, and so shared by all threads.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A font lives as long as the process.")]
internal sealed class FontFile
{
    private readonly Font font;

    private FontFile(string name, Face face)
    {
        Name = name;
        font = new Font(face);
        font.SetFunctionsOpenType();
        font.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        UnitsPerEm = face.UnitsPerEm;
        SubsetSource = HarfBuzz.hb_subset_preprocess(face.Handle);
    }

    /// <summary>File name without extension.</summary>
    public string Name { get; }

    public float UnitsPerEm { get; }

    /// <summary>HarfBuzz's face, prepared so that many subsets can be taken from it quickly.</summary>
    public nint SubsetSource { get; }

    public bool Covers(int codePoint) => font.TryGetNominalGlyph((uint)codePoint, out _);

    /// <returns>The glyph that stands for the character by itself; 0 when there is none.</returns>
    public ushort GlyphOf(int codePoint) =>
        font.TryGetNominalGlyph((uint)codePoint, out var glyph) ? (ushort)glyph : (ushort)0;

    public void Shape(HarfBuzzSharp.Buffer buffer, Feature[] features) => font.Shape(buffer, features);

    /// <exception cref="InvalidOperationException">No such resource.</exception>
    public static FontFile Load(string name)
    {
        using var resource =
            typeof(FontFile).Assembly.GetManifestResourceStream($"{name}.ttf")
            ?? throw new InvalidOperationException(
                $"the font {name}.ttf is not embedded in {typeof(FontFile).Assembly}"
            );
        var bytes = GC.AllocateUninitializedArray<byte>((int)resource.Length, pinned: true);
        resource.ReadExactly(bytes);
        // The font lives as long as the process, so the pinned array is never let go.
        var blob = new Blob(
            Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0),
            bytes.Length,
            MemoryMode.ReadOnly,
            () => GC.KeepAlive(bytes)
        );
        blob.MakeImmutable();
        var face = new Face(blob, 0);
        face.MakeImmutable();
        return new FontFile(name, face);
    }
}
