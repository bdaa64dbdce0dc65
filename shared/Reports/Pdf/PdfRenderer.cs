using CourseAI.Reports.Model;
using CourseAI.Reports.Pdf.Layout;
using SkiaSharp;

namespace CourseAI.Reports.Pdf;

/// <summary>
/// Writes a report as a PDF of A4 pages, with only those glyphs of its fonts that it uses. Same report, same bytes:
/// neither clock nor chance has a part in it. May be called from many threads at once.
/// </summary>
public static class PdfRenderer
{
    /// <summary>Leaves <paramref name="output"/> open.</summary>
    public static void Render(Report report, Stream output)
    {
        var pages = Pagination.Paginate(report);
        using var buffer = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = report.Title,
            Author = report.Author,
            Subject = report.Subject,
            Creator = "CourseAI",
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
            // Pictures keep the encoding that they come in.
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        };
        using (var painter = new Painter(pages))
        using (var document = SKDocument.CreatePdf(buffer, metadata))
        {
            foreach (var page in pages)
            {
                painter.Paint(page, document.BeginPage(Theme.PageWidth, Theme.PageHeight));
                document.EndPage();
            }
            document.Close();
        }
        PdfLanguage.Append(buffer, report.Language);
        buffer.Position = 0;
        buffer.CopyTo(output);
    }
}
