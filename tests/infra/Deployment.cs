using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseAI.Infra.Tests;

/// <summary>
/// Every resource that a parameter file would deploy, with all expressions evaluated that need no Azure; the others stand as
/// <c>[reference(…)]</c>. Made by <c>bicep snapshot</c>.
/// </summary>
internal sealed class Deployment
{
    public const string Subscription = "00000000-0000-0000-0000-000000000001";
    public const string Tenant = "00000000-0000-0000-0000-000000000002";
    public const string KeyOfficer = "00000000-0000-0000-0000-000000000003";
    public const string EntraClient = "00000000-0000-0000-0000-000000000004";

    /// <summary>Parameters that the environment gives.</summary>
    public static readonly IReadOnlyDictionary<string, string> Given = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["COURSEAI_ENTRA_CLIENT_ID"] = EntraClient,
        ["COURSEAI_KEY_OFFICER_ID"] = KeyOfficer,
        ["COURSEAI_OPERATOR_EMAIL"] = "operator@univ.ac.kr",
        ["COURSEAI_BASE_URL"] = "https://courseai.univ.ac.kr",
        ["COURSEAI_READY_HTTP"] = "1",
        ["COURSEAI_READY_UPLOADS"] = "2",
        ["COURSEAI_READY_REPORTS"] = "3",
    };

    private static readonly Lazy<Task<Deployment>> OfProduction = new(() => EvaluateAsync("production"));
    private static readonly Lazy<Task<Deployment>> OfTest = new(() => EvaluateAsync("test"));
    private readonly JsonArray _resources;

    private Deployment(JsonArray resources) => _resources = resources;

    /// <summary>Evaluated once for all tests.</summary>
    public static Task<Deployment> ProductionAsync() => OfProduction.Value;

    /// <inheritdoc cref="ProductionAsync"/>
    public static Task<Deployment> TestAsync() => OfTest.Value;

    /// <summary>Everything, as one text.</summary>
    public string Text => _resources.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    public static Task<Deployment> EvaluateAsync(string environment) =>
        EvaluateAsync(folder => Path.Combine(folder, "parameters", $"{environment}.bicepparam"));

    /// <summary>Of a template that takes its parameters from elsewhere.</summary>
    /// <param name="parameters">Lines of a parameter file.</param>
    public static Task<Deployment> EvaluateAsync(string template, params string[] parameters) =>
        EvaluateAsync(folder =>
        {
            var file = Path.Combine(folder, "given.bicepparam");
            File.WriteAllLines(file, [$"using '{template}'", .. parameters]);
            return file;
        });

    public IReadOnlyList<JsonNode> All(string type) => [.. _resources.Where(one => Property(one, "type") == type)!];

    public JsonNode Single(string type) => All(type).Should().ContainSingle(type).Subject;

    /// <summary>Last segments of the names of all resources of a type.</summary>
    public IReadOnlyList<string> Names(string type) =>
        [.. All(type).Select(one => Property(one, "name").Split('/')[^1])];

    private static string Property(JsonNode? resource, string property) => resource![property]!.GetValue<string>();

    /// <summary>The CLI writes the snapshot beside the parameter file: all of it happens in a copy.</summary>
    private static async Task<Deployment> EvaluateAsync(Func<string, string> parameterFile)
    {
        var folder = Bicep.CopyTemplates();
        try
        {
            var file = parameterFile(Path.Combine(folder, "bicep"));
            string[] place = ["--subscription-id", Subscription, "--tenant-id", Tenant, "--resource-group", "course"];
            var answer = await Bicep.RunAsync([
                "snapshot",
                file,
                "--mode",
                "overwrite",
                "--location",
                "koreacentral",
                .. place,
            ]);
            answer.Diagnostics.Should().BeEmpty();
            answer.ExitCode.Should().Be(0);
            var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(file, ".snapshot.json")))!;
            snapshot["diagnostics"]!.AsArray().Should().BeEmpty();
            return new Deployment(snapshot["predictedResources"]!.AsArray());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
