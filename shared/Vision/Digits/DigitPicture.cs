using System.Runtime.InteropServices;
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
    public byte[] ToPng()
    {
        using var bitmap = ToBitmap();
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    public SKBitmap ToBitmap()
    {
        var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Gray8, SKAlphaType.Opaque));
        for (var y = 0; y < Side; y++)
            Marshal.Copy(_ink, y * Side, bitmap.GetPixels() + (y * bitmap.RowBytes), Side);
        return bitmap;
    }
}
