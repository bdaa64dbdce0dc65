using System.Text.Json.Serialization;

namespace CourseAI.Core.Evidence;

/// <summary>Facts of one file, by what the file turned out to be.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PdfFacts), "pdf")]
[JsonDerivedType(typeof(VideoFacts), "video")]
[JsonDerivedType(typeof(ZipFacts), "zip")]
[JsonDerivedType(typeof(ImagesFacts), "images")]
[JsonDerivedType(typeof(Uninspectable), "uninspectable")]
public abstract record Facts;

/// <summary>The file could not be inspected as its part's kind. It is kept, shown, and never displaces one that could.</summary>
/// <param name="Detail">What was found, for a person: a format's name, a box and its offset. English; never a stack trace.</param>
public sealed record Uninspectable(Obstacle Obstacle, string Detail) : Facts;

public enum Obstacle
{
    /// <summary>Not a format that the part accepts; the detail names what it is, where that can be told.</summary>
    UnsupportedFormat,
    Damaged,
    Truncated,
    Encrypted,
    Empty,

    /// <summary>More bytes than the part takes.</summary>
    TooLarge,

    /// <summary>Unpacks or decodes to more than is allowed.</summary>
    TooLargeInside,
    NoVideoTrack,

    /// <summary>Inspection itself failed repeatedly; an operator must look.</summary>
    InspectionFailed,
}

public sealed record PdfFacts : Facts
{
    public required int Pages { get; init; }

    /// <summary>Pages from which text could be extracted; 0 of many: scans.</summary>
    public required int PagesWithText { get; init; }

    public string? Title { get; init; }

    /// <summary>Where each section that inspection knows was found; sections not found are absent.</summary>
    public IReadOnlyList<SectionFound> Sections { get; init; } = [];
}

/// <param name="Page">From 1.</param>
/// <param name="Heading">The line that was taken for it, at most 120 characters.</param>
public sealed record SectionFound(Courses.Section Section, int Page, string Heading);

public sealed record VideoFacts : Facts
{
    /// <summary><c>mp4</c>, <c>mov</c>, <c>m4v</c>, <c>webm</c> or <c>matroska</c>.</summary>
    public required string Container { get; init; }

    /// <summary>Length of the video track by its samples (sample table, fragments or blocks).</summary>
    public required decimal Seconds { get; init; }

    /// <summary>Length that a player shows after the edit list; null without one.</summary>
    public decimal? PresentedSeconds { get; init; }

    /// <summary>Length that the headers claim; null when they claim none (live WebM).</summary>
    public decimal? ClaimedSeconds { get; init; }

    /// <summary>The container's own name of the codec: <c>avc1</c>, <c>hvc1</c>, <c>V_VP9</c>.</summary>
    public required string Codec { get; init; }

    /// <summary>Pixels as stored; 0 when the container does not tell.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Number of video samples (frames).</summary>
    public required long Samples { get; init; }

    public bool Fragmented { get; init; }

    /// <summary>The file ends before what its own tables promise.</summary>
    public bool Truncated { get; init; }
}

public sealed record ZipFacts : Facts
{
    /// <summary>Files, without directories.</summary>
    public required int Entries { get; init; }

    /// <summary>Bytes that the entries inflate to, as counted while inflating.</summary>
    public required long UnpackedBytes { get; init; }

    /// <summary>Source files per language, most files first.</summary>
    public IReadOnlyList<LanguageCount> Languages { get; init; } = [];

    /// <summary>Every place that shows use of Streamlit; at most 20.</summary>
    public IReadOnlyList<CodeLocation> Streamlit { get; init; } = [];

    /// <summary>Names with <c>..</c>, a root or a drive; told, never followed. At most 20.</summary>
    public IReadOnlyList<string> UnsafeNames { get; init; } = [];

    /// <summary>Archives inside, which are not opened. At most 20.</summary>
    public IReadOnlyList<string> NestedArchives { get; init; } = [];

    /// <summary>Entries that need a password. At most 20.</summary>
    public IReadOnlyList<string> EncryptedEntries { get; init; } = [];
}

public sealed record LanguageCount(string Language, int Files, int Lines);

/// <param name="Line">From 1; for a notebook the line within its cell's source.</param>
/// <param name="Excerpt">The line, trimmed, at most 120 characters.</param>
public sealed record CodeLocation(string File, int Line, string Excerpt);

/// <summary>One picture, or the pictures (and <c>labels.csv</c>) of one ZIP.</summary>
public sealed record ImagesFacts : Facts
{
    public IReadOnlyList<ImageFacts> Images { get; init; } = [];

    /// <summary>From <c>labels.csv</c> (<c>file,label</c>): what the student says is on the picture, by slot.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What of <c>labels.csv</c> says nothing that can be used, line or file; at most 20.</summary>
    public IReadOnlyList<LabelProblem> LabelProblems { get; init; } = [];

    /// <summary>Of these pictures by these labels alone; null: none has a label. What counts of a part may come in several files.</summary>
    public Agreement? Agreement { get; init; }
}

/// <param name="Line">From 1; 0: it is about the file as a whole.</param>
/// <param name="Written">What stands there, at most 120 characters.</param>
public sealed record LabelProblem(int Line, string Written, LabelFault Fault)
{
    /// <summary>The name inside the ZIP; null: the upload itself.</summary>
    public string? File { get; init; }

    /// <summary>Why the file is <see cref="LabelFault.Unreadable"/>.</summary>
    public Uninspectable? Problem { get; init; }
}

public enum LabelFault
{
    /// <summary>The first line is another than <c>file,label</c>; nothing after it is read.</summary>
    Header,

    /// <summary>No name of a file stands before the separator.</summary>
    NoFile,

    /// <summary>No label stands after the name.</summary>
    NoLabel,

    /// <summary>The task's model knows no such label.</summary>
    UnknownLabel,

    /// <summary>There are more lines than are read; it is the first one left out.</summary>
    TooMany,

    /// <summary>The file itself cannot be read.</summary>
    Unreadable,

    /// <summary>There are more such files in the ZIP than are read; it is the first one left out.</summary>
    NotRead,
}

public sealed record ImageFacts
{
    /// <summary>File name, or the name inside the ZIP; NFC.</summary>
    public required string Slot { get; init; }

    /// <summary><c>png</c>, <c>jpeg</c> or <c>webp</c>; null when unreadable.</summary>
    public string? Format { get; init; }

    /// <summary>Pixels after the EXIF orientation is applied; 0 when unreadable.</summary>
    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>What its name says is on it, as in <c>7_03.png</c>; null: nothing. <c>labels.csv</c> comes before it.</summary>
    public string? Label { get; init; }

    /// <summary>Null: the picture is readable.</summary>
    public Uninspectable? Problem { get; init; }

    public Prediction? Prediction { get; init; }

    /// <summary>JPEG, at most 160 pixels on the longer side; null when unreadable.</summary>
    public byte[]? Thumbnail { get; init; }
}
