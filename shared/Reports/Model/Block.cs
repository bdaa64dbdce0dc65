using CourseAI.Core;

namespace CourseAI.Reports.Model;

/// <summary>A piece of a report. The kinds in this folder are all there are, so that a renderer can be complete.</summary>
public abstract record Block
{
    private protected Block() { }
}

/// <summary>What a word means to the reader. It is shown by colour, and always said in words as well.</summary>
public enum Tone
{
    Plain,
    Muted,
    Good,
    Bad,
    Attention,
}

/// <param name="Level">1: the document; 2: a part; 3: a table or picture group within it.</param>
public sealed record Heading(int Level, Text Text) : Block
{
    public Badge? Badge { get; init; }

    /// <summary>Set at the right end of the line: points, for example.</summary>
    public string? Aside { get; init; }
}

/// <summary>A short state in words on its own ground.</summary>
public sealed record Badge(Text Text, Tone Tone);

/// <summary>Running text; line feeds in it are kept.</summary>
public sealed record Paragraph(Text Text) : Block
{
    public Tone Tone { get; init; }

    public bool Small { get; init; }
}

/// <summary>Labels and values below one another.</summary>
public sealed record KeyValues(IReadOnlyList<KeyValue> Items) : Block
{
    /// <summary>Small: for technical facts.</summary>
    public bool Small { get; init; }
}

public sealed record KeyValue(Text Key, Text Value, Tone Tone = Tone.Plain)
{
    public bool Strong { get; init; }
}

/// <summary>One number that is meant to be seen first.</summary>
/// <param name="Of">What it is out of; empty: nothing.</param>
public sealed record BigNumber(string Value, string Of, Text Caption) : Block
{
    public Text? Note { get; init; }
}

/// <summary>Blocks beside one another, never divided by a page's end.</summary>
public sealed record Columns(IReadOnlyList<Column> Items) : Block;

/// <param name="Weight">Share of the width, relative to the other columns'.</param>
public sealed record Column(float Weight, IReadOnlyList<Block> Blocks);

/// <summary>A QR code; a click on it opens <paramref name="Content"/> too.</summary>
public sealed record QrCode(Uri Content, Text Caption) : Block;
