using CourseAI.Reports.Pdf.Layout;
using QRCoder;
using SkiaSharp;

namespace CourseAI.Reports.Pdf;

/// <summary>Draws an address as a QR code of level M, with the quiet zone of four modules that readers need.</summary>
internal static class Qr
{
    /// <summary>In whole modules on a scaled canvas, which the file tells in few digits.</summary>
    public static void Paint(QrMark qr, SKCanvas canvas, SKPaint paint)
    {
        var url = qr.Content.AbsoluteUri;
        using var data = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        using var builder = new SKPathBuilder();
        for (var row = 0; row < modules.Count; row++)
        {
            for (var column = 0; column < modules.Count; column++)
            {
                var start = column;
                while (column < modules.Count && modules[row][column])
                    column++;
                if (column > start)
                    builder.AddRect(SKRect.Create(start, row, column - start, 1));
            }
        }
        using var path = builder.Detach();
        paint.Style = SKPaintStyle.Fill;
        paint.Color = SKColors.Black;
        paint.IsAntialias = false;
        canvas.Save();
        canvas.Translate(qr.Area.Left, qr.Area.Top);
        canvas.Scale(qr.Area.Width / modules.Count);
        canvas.DrawPath(path, paint);
        canvas.Restore();
        paint.IsAntialias = true;
        canvas.DrawUrlAnnotation(qr.Area, url);
    }
}
