using System.Text.Json;

namespace CourseAI.Core.Courses;

/// <summary>Reads one item of <c>parts</c>: what every part has, then what its kind has.</summary>
internal static class PartReader
{
    private enum Kind
    {
        Pdf,
        Video,
        Zip,
        Images,
    }

    public const int MaxPages = 10_000;
    public const int MaxImages = 10_000;

    private static readonly Text WantedSections = new(
        "장 이름의 배열을 쓰십시오(algorithm, differences, dataSource)",
        "write an array of section names (algorithm, differences, dataSource)"
    );

    private static readonly Text WantedDepartments = new(
        "명단에 적힌 학과 이름의 배열을 쓰십시오",
        "write an array of departments as the roster names them"
    );

    /// <returns>Null when its kind could not be told; an error says so.</returns>
    public static Part? Read(JsonElement json, string path, List<CourseError> errors)
    {
        if (JsonFields.Of(json, path, errors) is not { } fields)
            return null;
        var kindRule = CourseRules.OneOf<Kind>();
        var errorsBefore = errors.Count;
        var kind = fields.Required("kind", kindRule);
        // Which properties are known depends on the kind: without it, nothing more can be said of them.
        if (errors.Count > errorsBefore)
            return null;
        Part part = kind switch
        {
            Kind.Pdf => ReadPdf(fields, errors),
            Kind.Video => ReadVideo(fields, errors),
            Kind.Zip => ReadZip(fields, errors),
            _ => ReadImages(fields, errors),
        };
        fields.RefuseUnknown();
        return part;
    }

    private static PdfPart ReadPdf(JsonFields fields, List<CourseError> errors) =>
        new()
        {
            Id = fields.Required("id", CourseRules.PartId),
            Title = CourseReader.ReadTitle(fields, errors),
            Points = fields.Required("points", CourseRules.Points),
            Award = fields.Optional("award", CourseRules.OneOf<Award>(), Award.OnHandIn),
            Due = fields.OptionalValue("due", CourseRules.LocalTime),
            MaxBytes = fields.Required("maxBytes", CourseRules.Bytes),
            MaxPages = fields.Required("maxPages", CourseRules.Count(1, MaxPages)),
            PointsPerPageOver = fields.Optional("pointsPerPageOver", CourseRules.Points, 0),
            Sections = fields.Items(
                "sections",
                WantedSections,
                required: false,
                (item, path) => JsonFields.Read(item, path, CourseRules.OneOf<Section>(), errors)
            ),
        };

    private static VideoPart ReadVideo(JsonFields fields, List<CourseError> errors) =>
        new()
        {
            Id = fields.Required("id", CourseRules.PartId),
            Title = CourseReader.ReadTitle(fields, errors),
            Points = fields.Required("points", CourseRules.Points),
            Award = fields.Optional("award", CourseRules.OneOf<Award>(), Award.OnHandIn),
            Due = fields.OptionalValue("due", CourseRules.LocalTime),
            MaxBytes = fields.Required("maxBytes", CourseRules.Bytes),
            MaxSeconds = fields.Required("maxSeconds", CourseRules.Seconds),
            PointsPerStepOver = fields.Optional("pointsPerStepOver", CourseRules.Points, 0),
            StepSeconds = fields.Optional("stepSeconds", CourseRules.StepSeconds, VideoPart.DefaultStepSeconds),
        };

    private static ZipPart ReadZip(JsonFields fields, List<CourseError> errors) =>
        new()
        {
            Id = fields.Required("id", CourseRules.PartId),
            Title = CourseReader.ReadTitle(fields, errors),
            Points = fields.Required("points", CourseRules.Points),
            Award = fields.Optional("award", CourseRules.OneOf<Award>(), Award.OnHandIn),
            Due = fields.OptionalValue("due", CourseRules.LocalTime),
            MaxBytes = fields.Required("maxBytes", CourseRules.Bytes),
            StreamlitDepartments = fields.Items(
                "streamlitDepartments",
                WantedDepartments,
                required: false,
                (item, path) => JsonFields.Read(item, path, CourseRules.Words, errors)
            ),
            PointsWithoutStreamlit = fields.Optional("pointsWithoutStreamlit", CourseRules.Points, 0),
        };

    private static ImagesPart ReadImages(JsonFields fields, List<CourseError> errors) =>
        new()
        {
            Id = fields.Required("id", CourseRules.PartId),
            Title = CourseReader.ReadTitle(fields, errors),
            Points = fields.Required("points", CourseRules.Points),
            Award = fields.Optional("award", CourseRules.OneOf<Award>(), Award.OnHandIn),
            Due = fields.OptionalValue("due", CourseRules.LocalTime),
            MaxBytes = fields.Required("maxBytes", CourseRules.Bytes),
            Task = fields.Required("task", CourseRules.OneOf<VisionTask>()),
            MinImages = fields.Optional("minImages", CourseRules.Count(1, MaxImages), ImagesPart.DefaultMinImages),
            MaxImages = fields.Optional("maxImages", CourseRules.Count(1, MaxImages), ImagesPart.DefaultMaxImages),
        };
}
