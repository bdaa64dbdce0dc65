using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AwesomeAssertions.Execution;
using CourseAI.Core;
using CourseAI.Pipeline.Wire;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace CourseAI.Functions.Tests;

/// <summary>docs/openapi.yaml says what the functions do, no more and no less.</summary>
public sealed partial class OpenApiTests(RunningApp app)
{
    /// <summary>Pages of the portal are no calls.</summary>
    private const string Portal = "{*path}";

    private static readonly JsonSerializerOptions Strict = new(CoreJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    [Fact]
    public async Task It_is_valid_OpenAPI_3_1()
    {
        var read = await ReadAsync();
        read.Diagnostic!.SpecificationVersion.Should().Be(OpenApiSpecVersion.OpenApi3_1);
        read.Diagnostic.Errors.Should().BeEmpty();
        read.Diagnostic.Warnings.Should().BeEmpty();
    }

    [Fact]
    public async Task It_has_every_call_of_the_functions_and_no_other() =>
        (await OperationsAsync())
            .Select(call => $"{call.Method} {call.Path} {call.Operation.OperationId}")
            .Should()
            .BeEquivalentTo(CallsOfTheFunctions());

    [Fact]
    public async Task Every_schema_has_the_members_of_the_type_of_its_name()
    {
        using var all = new AssertionScope();
        foreach (var (name, schema) in (await DocumentAsync()).Components!.Schemas!)
        {
            if (name == "Instant")
                continue;
            var type = TypeOf(name);
            if (type.IsEnum)
                Values(schema.Enum!).Should().BeEquivalentTo(Names(type), name);
            else if (schema.OneOf is { Count: > 0 } cases)
                cases.Select(one => TypeOf(((OpenApiSchemaReference)one).Reference.Id!)).Should().Equal(Cases(type));
            else
                CheckMembers(name, schema, type);
        }
    }

    [Fact]
    public async Task Every_example_is_what_the_type_reads()
    {
        var examples = (await OperationsAsync())
            .SelectMany(call => Contents(call.Operation))
            .SelectMany(content => Examples(content).Select(example => (content.Schema, example)))
            .ToList();
        examples.Should().HaveCountGreaterThan(20);
        foreach (var (schema, example) in examples)
        {
            if (schema?.Items is OpenApiSchemaReference item)
                foreach (var element in example.AsArray())
                    element.Deserialize(TypeOf(item.Reference.Id!), Strict).Should().NotBeNull();
            else
                example
                    .Deserialize(TypeOf(((OpenApiSchemaReference)schema!).Reference.Id!), Strict)
                    .Should()
                    .NotBeNull();
        }
    }

    [Fact]
    public async Task Who_may_call_is_who_the_tag_says()
    {
        using var student = app.Student("s40");
        foreach (var call in await OperationsAsync())
        {
            var tag = call.Operation.Tags!.Single().Name;
            var open = call.Operation.Security is { Count: 0 };
            open.Should().Be(tag == "Anyone", call.Path);
            var anonymous = await SendAsync(app.Anyone, call);
            (anonymous.StatusCode == HttpStatusCode.Unauthorized).Should().Be(!open, call.Path);
            if (tag is "Instructor" or "Owner")
                await ExpectForbiddenAsync(student, call);
            if (tag == "Student")
                await ExpectForbiddenAsync(app.Instructor, call);
        }
    }

    private static async Task ExpectForbiddenAsync(HttpClient client, Call call)
    {
        var answer = await SendAsync(client, call);
        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, $"{call.Method} {call.Path}");
        (await answer.ReadProblemAsync()).Type.Should().Be("/problems/forbidden");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Call call)
    {
        using var request = new HttpRequestMessage(call.Method, Filled(call));
        if (call.Operation.RequestBody is not null)
            request.Content = JsonContent.Create(new { });
        return await client.SendAsync(request);
    }

    private static string Filled(Call call) =>
        (call.Operation.Parameters ?? [])
            .Where(parameter => parameter.In == ParameterLocation.Path)
            .Aggregate(
                call.Path,
                (path, parameter) =>
                    path.Replace($"{{{parameter.Name}}}", parameter.Example!.ToString(), StringComparison.Ordinal)
            )
            .TrimStart('/');

    private static void CheckMembers(string name, IOpenApiSchema schema, Type type)
    {
        var members = CoreJson.Options.GetTypeInfo(type).Properties;
        var expected = members.Select(member => member.Name);
        if (type.BaseType!.IsDefined(typeof(JsonPolymorphicAttribute)))
            expected = expected.Append("kind");
        schema.Properties!.Keys.Should().BeEquivalentTo(expected, name);
        (schema.Required ?? new HashSet<string>(StringComparer.Ordinal))
            .Should()
            .BeEquivalentTo(members.Where(member => !member.IsGetNullable).Select(member => member.Name), name);
    }

    private static IEnumerable<Type> Cases(Type type) =>
        type.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(one => one.DerivedType);

    private static IEnumerable<string> Values(IEnumerable<JsonNode> nodes) => nodes.Select(node => node.ToString());

    private static IEnumerable<string> Names(Type type) =>
        Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static Type TypeOf(string schema) =>
        schema == "Problem"
            ? typeof(Problems.Body)
            : new[] { typeof(Text), typeof(Problems), typeof(Storage.CourseStorage) }
                .SelectMany(known => known.Assembly.GetExportedTypes())
                .Single(type => type.Name == schema);

    private static IEnumerable<IOpenApiMediaType> Contents(OpenApiOperation operation) =>
        (operation.Responses ?? [])
            .Values.SelectMany(response => response.Content?.Values ?? [])
            .Concat(operation.RequestBody?.Content?.Values ?? []);

    private static IEnumerable<JsonNode> Examples(IOpenApiMediaType content) =>
        (content.Example is { } one ? [one] : Array.Empty<JsonNode>()).Concat(
            (content.Examples ?? new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal)).Values.Select(
                example => example.Value!
            )
        );

    private static IEnumerable<string> CallsOfTheFunctions() =>
        from type in typeof(HandIn).Assembly.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null && trigger.Route != Portal
        from verb in trigger.Methods!
        select $"{verb.ToUpperInvariant()} /{Constraint().Replace(trigger.Route!, "{${name}}")} {function.Name}";

    private static async Task<IReadOnlyList<Call>> OperationsAsync() =>
        [
            .. (await DocumentAsync()).Paths.SelectMany(path =>
                path.Value.Operations!.Select(operation => new Call(path.Key, operation.Key, operation.Value))
            ),
        ];

    private static async Task<OpenApiDocument> DocumentAsync() => (await ReadAsync()).Document!;

    private static async Task<ReadResult> ReadAsync()
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        return await OpenApiDocument.LoadAsync(
            Path.Combine(RunningApp.Repository, "docs", "openapi.yaml"),
            settings,
            TestContext.Current.CancellationToken
        );
    }

    private sealed record Call(string Path, HttpMethod Method, OpenApiOperation Operation);

    [GeneratedRegex(@"\{\*?(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Constraint();
}
