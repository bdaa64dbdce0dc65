using System.Text;
using System.Text.Json;

namespace CourseAI.Inspection.Zip;

/// <summary>The code cells of a Jupyter notebook.</summary>
internal static class Notebook
{
    /// <returns>The source of each code cell; empty when the text is not a notebook.</returns>
    public static IReadOnlyList<string> CodeCells(string json)
    {
        var cells = new List<string>();
        try
        {
            using var notebook = JsonDocument.Parse(json);
            if (notebook.RootElement.ValueKind != JsonValueKind.Object)
                return cells;
            if (notebook.RootElement.TryGetProperty("cells", out var list))
                Collect(list, "source", cells);
            // Format 3, before 2015, kept cells in worksheets and called the source "input".
            else if (
                notebook.RootElement.TryGetProperty("worksheets", out var sheets)
                && sheets.ValueKind == JsonValueKind.Array
            )
            {
                foreach (var sheet in sheets.EnumerateArray())
                {
                    if (sheet.ValueKind == JsonValueKind.Object && sheet.TryGetProperty("cells", out var old))
                        Collect(old, "input", cells);
                }
            }
        }
        catch (JsonException)
        {
            // A broken notebook shows no use of anything; its file and lines are still counted.
        }
        catch (InvalidOperationException)
        {
            // A string of unpaired surrogates cannot become text.
        }
        return cells;
    }

    private static void Collect(JsonElement list, string sourceName, List<string> cells)
    {
        if (list.ValueKind != JsonValueKind.Array)
            return;
        foreach (var cell in list.EnumerateArray())
        {
            if (
                cell.ValueKind == JsonValueKind.Object
                && cell.TryGetProperty("cell_type", out var type)
                && type.ValueKind == JsonValueKind.String
                && type.ValueEquals("code"u8)
                && cell.TryGetProperty(sourceName, out var source)
            )
                cells.Add(Text(source));
        }
    }

    private static string Text(JsonElement source)
    {
        if (source.ValueKind == JsonValueKind.String)
            return source.GetString()!;
        if (source.ValueKind != JsonValueKind.Array)
            return "";
        var text = new StringBuilder();
        foreach (var line in source.EnumerateArray())
        {
            if (line.ValueKind == JsonValueKind.String)
                text.Append(line.GetString());
        }
        return text.ToString();
    }
}
