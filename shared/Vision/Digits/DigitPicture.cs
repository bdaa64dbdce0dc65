using System.Runtime.InteropServices;
using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Vision.Digits;

/// <summary>What the network is given: 28×28 pixels, row by row, 0 paper to 255 ink, in MNIST's form.</summary>
internal sealed class DigitPicture
{
    public const int Side = 28;
    public const int Pixels = Side * Side;

    private readonly byte[] _ink;

    /// <param name="ink">784 bytes.</param>
    public DigitPicture(ReadOnlySpan<byte> ink)
    {
        if (ink.Length != Pixels)
            throw new ArgumentException($"{Pixels} pixels are wanted, {ink.Length} were given.", nameof(ink));
        _ink = ink.ToArray();
    }

    public ReadOnlySpan<byte> Ink => _ink;

    /// <summary>784 values row by row, ink 1 on paper 0.</summary>
    public float[] ToInput()
    {
        var pixels = new float[Pixels];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = _ink[i] / 255f;
        return pixels;
    }

    /// <summary>8-bit grey, ink white on black as MNIST is shown.</summary>
    public byte[] ToPng() => PngFile.Grey(_ink, Side, Side);

    /// <summary>As a decoded picture is: RGB and opaque.</summary>
    public SKBitmap ToBitmap()
    {
        var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        for (var i = 0; i < Pixels; i++)
            pixels[i] = 0xFF000000 | (0x010101u * _ink[i]);
        return bitmap;
    }
}
