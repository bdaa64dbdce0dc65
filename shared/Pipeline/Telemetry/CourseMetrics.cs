using System.Diagnostics.Metrics;
using System.Text.Json;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;

namespace CourseAI.Pipeline.Telemetry;

/// <summary>What is counted and timed. Labels are kinds, rules and queues; never a student, of whom there are too many and whose business it is.</summary>
public sealed class CourseMetrics
{
    public const string Meter = "CourseAI";

    /// <summary>Seconds from a request for a report to the beginning of its making.</summary>
    public const string QueueWait = "courseai.queue.wait";

    /// <summary>Messages in a queue, as storage approximately counts them; label <c>queue</c>.</summary>
    public const string QueueMessages = "courseai.queue.messages";

    /// <summary>Seconds that one file was inspected; label <c>kind</c>.</summary>
    public const string Inspection = "courseai.inspection.duration";

    /// <summary>Pictures that a model looked at; labels <c>task</c> and <c>decision</c>: <c>known</c> or why it is unsure.</summary>
    public const string Decisions = "courseai.model.decisions";

    /// <summary>Findings of the reports that were made; labels <c>rule</c> and <c>outcome</c>.</summary>
    public const string Findings = "courseai.findings";

    /// <summary>Seconds since the arrival of the oldest upload that has no evidence; 0 when all have. Set by each sweep.</summary>
    public const string OldestUpload = "courseai.uploads.oldest";

    /// <summary>What failed at every try; label <c>what</c>: <c>upload</c> or <c>report</c>.</summary>
    public const string Poisoned = "courseai.poisoned";

    private readonly Histogram<double> _queueWait;
    private readonly Gauge<long> _queueMessages;
    private readonly Histogram<double> _inspection;
    private readonly Counter<long> _decisions;
    private readonly Counter<long> _findings;
    private readonly Gauge<double> _oldestUpload;
    private readonly Counter<long> _poisoned;

    public CourseMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _queueWait = meter.CreateHistogram<double>(QueueWait, "s");
        _queueMessages = meter.CreateGauge<long>(QueueMessages, "{message}");
        _inspection = meter.CreateHistogram<double>(Inspection, "s");
        _decisions = meter.CreateCounter<long>(Decisions, "{picture}");
        _findings = meter.CreateCounter<long>(Findings, "{finding}");
        _oldestUpload = meter.CreateGauge<double>(OldestUpload, "s");
        _poisoned = meter.CreateCounter<long>(Poisoned, "{item}");
    }

    public static IReadOnlyList<string> Names { get; } =
    [QueueWait, QueueMessages, Inspection, Decisions, Findings, OldestUpload, Poisoned];

    internal void Waited(Duration wait) => _queueWait.Record(wait.TotalSeconds);

    internal void Lie(string queue, long messages) => _queueMessages.Record(messages, Tag("queue", queue));

    internal void Inspected(Part part, TimeSpan took, Facts facts)
    {
        _inspection.Record(took.TotalSeconds, Tag("kind", KindOf(part)));
        if (part is not ImagesPart { Task: var task } || facts is not ImagesFacts images)
            return;
        foreach (var prediction in images.Images.Select(image => image.Prediction).OfType<Prediction>())
            _decisions.Add(1, Tag("task", Label(task)), Tag("decision", DecisionOf(prediction)));
    }

    internal void Found(Verdict verdict)
    {
        foreach (var finding in verdict.Parts.SelectMany(part => part.Findings))
            _findings.Add(1, Tag("rule", finding.Rule), Tag("outcome", Label(finding.Outcome)));
    }

    internal void OldestIs(Duration age) => _oldestUpload.Record(age.TotalSeconds);

    internal void GaveUp(string what) => _poisoned.Add(1, Tag("what", what));

    private static string KindOf(Part part) =>
        part switch
        {
            PdfPart => "pdf",
            VideoPart => "video",
            ZipPart => "zip",
            _ => "images",
        };

    private static string DecisionOf(Prediction prediction) =>
        prediction.Doubt is { } doubt ? Label(doubt) : Label(prediction.Decision);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    /// <summary>As the same value stands in evidence: <c>needsPerson</c>.</summary>
    private static string Label<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
