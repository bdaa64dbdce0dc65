using CourseAI.Core;

namespace CourseAI.Reports.Model;

/// <summary>Breaks over pages between rows; the header is repeated on each.</summary>
public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : Block
{
    /// <summary>Small type: for much text.</summary>
    public bool Small { get; init; }
}

/// <param name="Weight">Share of the width, relative to the other columns'.</param>
public sealed record TableColumn(Text Header, float Weight, bool AlignRight = false);

/// <param name="Cells">As many as the table has columns.</param>
public sealed record TableRow(IReadOnlyList<Cell> Cells)
{
    /// <summary>Set below the cells, over the whole width: Korean on the left, English beside it.</summary>
    public Note? Note { get; init; }

    /// <summary>Ends a table: set apart and strong.</summary>
    public bool Total { get; init; }
}

/// <summary>One cell. A badge stands in place of plain words where the cell tells a state.</summary>
public sealed record Cell(Text Text, Tone Tone = Tone.Plain)
{
    public bool Strong { get; init; }

    public bool Badge { get; init; }
}

/// <param name="Label">Says what the note is: "what to do next", for example.</param>
public sealed record Note(Text Label, Text Text, Tone Tone);
