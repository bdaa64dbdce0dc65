namespace CourseAI.Core.Grading;

/// <summary>Names of the rules, as they stand in verdicts, decisions, reports and <c>expected.csv</c>. Never renamed.</summary>
public static class RuleIds
{
    /// <summary>Something was handed in for the part.</summary>
    public const string HandedIn = "handed-in";

    /// <summary>The counted time is not after the due date; after the cut-off it earns nothing.</summary>
    public const string Due = "due";

    /// <summary>The declaration and the bytes that came agree in hash and size, within the transfer window.</summary>
    public const string Declared = "declared";

    /// <summary>An instructor has given the points of a part whose award is manual.</summary>
    public const string Marked = "marked";

    /// <summary>The file is readable as what the part asks for.</summary>
    public const string Readable = "readable";

    public const string Pages = "pdf.pages";

    /// <summary>The PDF has text, not only scans.</summary>
    public const string PdfText = "pdf.text";

    /// <summary>Followed by the section: <c>pdf.section.algorithm</c>.</summary>
    public const string SectionPrefix = "pdf.section.";

    public static string Of(Courses.Section section) =>
        SectionPrefix
        + section switch
        {
            Courses.Section.Algorithm => "algorithm",
            Courses.Section.Differences => "differences",
            _ => "data-source",
        };

    public const string VideoLength = "video.length";

    /// <summary>The headers' claim agrees with the samples.</summary>
    public const string VideoHeaders = "video.headers";

    public const string VideoComplete = "video.complete";

    public const string Streamlit = "source.streamlit";

    public const string SourcePresent = "source.present";

    /// <summary>No entry of the archive is encrypted, nested or unsafely named.</summary>
    public const string SourceArchive = "source.archive";

    public const string ImageCount = "images.count";

    public const string ImagesReadable = "images.readable";

    /// <summary>The model knows every picture, and agrees with the student's label where there is one.</summary>
    public const string ImagesRecognised = "images.recognised";

    /// <summary>How many of the labelled pictures the model reads as labelled; every line of <c>labels.csv</c> can be used.</summary>
    public const string ImagesLabels = "images.labels";
}
