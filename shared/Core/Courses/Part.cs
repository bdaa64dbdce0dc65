using NodaTime;

namespace CourseAI.Core.Courses;

/// <summary>One thing to hand in. The four kinds below are all there are.</summary>
public abstract record Part
{
    private protected Part() { }

    /// <summary>Folder name and key: lower-case ASCII letters, digits and dashes.</summary>
    public required string Id { get; init; }

    public required Text Title { get; init; }

    /// <summary>What the part is worth, 0 or more.</summary>
    public required decimal Points { get; init; }

    public Award Award { get; init; } = Award.OnHandIn;

    /// <summary>The part's own due date; null: the course's.</summary>
    public LocalDateTime? Due { get; init; }

    /// <summary>Largest file that is taken, in bytes.</summary>
    public required long MaxBytes { get; init; }
}

public enum Award
{
    /// <summary>The points come with a valid file.</summary>
    OnHandIn,

    /// <summary>The points come with an instructor's score; until then the part is "to be marked".</summary>
    Manual,
}

public sealed record PdfPart : Part
{
    public required int MaxPages { get; init; }

    /// <summary>Points off per page beyond <see cref="MaxPages"/>; 0: a finding without a deduction.</summary>
    public decimal PointsPerPageOver { get; init; }

    /// <summary>Sections that a reader expects; a missing one needs a person and never costs points.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];
}

/// <summary>The sections that inspection can look for, in Korean or English.</summary>
public enum Section
{
    Algorithm,

    /// <summary>What differs between the proposed service and the final one.</summary>
    Differences,
    DataSource,
}

public sealed record VideoPart : Part
{
    public required decimal MaxSeconds { get; init; }

    /// <summary>Points off per started step beyond the limit; 0: a finding without a deduction.</summary>
    public decimal PointsPerStepOver { get; init; }

    /// <summary>Length of such a step in seconds, above 0.</summary>
    public decimal StepSeconds { get; init; } = DefaultStepSeconds;

    public const decimal DefaultStepSeconds = 10;

    /// <summary>AAC padding and the last frame's length make a "180 s" video read up to this much longer.</summary>
    public const decimal ToleranceSeconds = 0.5m;
}

public sealed record ZipPart : Part
{
    /// <summary>Departments (as the roster names them) whose students must use Streamlit.</summary>
    public IReadOnlyList<string> StreamlitDepartments { get; init; } = [];

    /// <summary>Points off when such a student's source does not use Streamlit.</summary>
    public decimal PointsWithoutStreamlit { get; init; }
}

/// <summary>A set of pictures: each file name is a slot, and the newest file of a slot counts.</summary>
public sealed record ImagesPart : Part
{
    public required VisionTask Task { get; init; }

    /// <summary>How many pictures are wanted at least.</summary>
    public int MinImages { get; init; } = DefaultMinImages;

    /// <summary>How many pictures are taken at most.</summary>
    public int MaxImages { get; init; } = DefaultMaxImages;

    public const int DefaultMinImages = 1;
    public const int DefaultMaxImages = 100;
}

public enum VisionTask
{
    Digits,
    Tools,
}
