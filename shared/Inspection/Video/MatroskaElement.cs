namespace CourseAI.Inspection.Video;

internal enum MatroskaKind
{
    Skipped,
    Master,
    Value,
}

/// <summary>The elements of RFC 9559 that measuring needs, by their ids with length marker.</summary>
internal static class MatroskaElement
{
    public const uint Ebml = 0x1A45DFA3;
    public const uint DocType = 0x4282;
    public const uint Segment = 0x18538067;
    public const uint Info = 0x1549A966;
    public const uint TimestampScale = 0x2AD7B1;
    public const uint Duration = 0x4489;
    public const uint Tracks = 0x1654AE6B;
    public const uint TrackEntry = 0xAE;
    public const uint TrackNumber = 0xD7;
    public const uint TrackType = 0x83;
    public const uint FlagEnabled = 0xB9;
    public const uint CodecId = 0x86;
    public const uint DefaultDuration = 0x23E383;
    public const uint TrackTimestampScale = 0x23314F;
    public const uint Video = 0xE0;
    public const uint PixelWidth = 0xB0;
    public const uint PixelHeight = 0xBA;
    public const uint Cluster = 0x1F43B675;
    public const uint ClusterTimestamp = 0xE7;
    public const uint SimpleBlock = 0xA3;
    public const uint BlockGroup = 0xA0;
    public const uint Block = 0xA1;
    public const uint BlockDuration = 0x9B;

    private const uint SmallestFourByteId = 0x10000000;

    public static MatroskaKind KindOf(uint id) =>
        id switch
        {
            Ebml or Segment or Info or Tracks or TrackEntry or Video or Cluster or BlockGroup => MatroskaKind.Master,
            DocType
            or TimestampScale
            or Duration
            or TrackNumber
            or TrackType
            or FlagEnabled
            or CodecId
            or DefaultDuration
            or TrackTimestampScale
            or PixelWidth
            or PixelHeight
            or ClusterTimestamp
            or SimpleBlock
            or Block
            or BlockDuration => MatroskaKind.Value,
            _ => MatroskaKind.Skipped,
        };

    /// <summary>Live recordings do not know how long these become.</summary>
    public static bool MayBeEndless(uint id) => id is Segment or Cluster;

    /// <summary>For endless ones: ids of four bytes are those of a segment's own level and above, never a cluster's.</summary>
    public static bool MayContain(uint parent, uint child) =>
        child is not (Segment or Ebml) && (parent == Segment || child < SmallestFourByteId);
}
