using System.Collections.ObjectModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions.Tests;

/// <summary>
/// What the attributes say, which the official worker will read, is what the embedded host runs: each function, each argument. The attributes
/// are the same source in both profiles (<see cref="ProfileTests"/>).
/// </summary>
public sealed class TriggersTests(RunningApp app)
{
    [Fact]
    public void The_host_runs_each_function_on_what_its_attributes_say()
    {
        foreach (var function in Functions)
        {
            var hosted = app.Functions.Single(one => one.Name == NameOf(function));
            var (trigger, arguments) = TriggerOf(function);
            hosted.Trigger.Should().BeEquivalentTo(trigger);
            // An argument that the host does not go by has no name there.
            hosted.Arguments.Should().Contain(arguments, "{0} says so", hosted.Name);
        }
        app.Functions.Should().HaveCount(Functions.Count());
    }

    [Fact]
    public void An_argument_that_the_host_does_not_go_by_is_seen()
    {
        var (_, arguments) = TriggerOf(typeof(Unhonoured).GetMethod(nameof(Unhonoured.Run))!);
        var hosted = app.Functions.Single(one => one.Name == nameof(Work.OnUpload));
        arguments
            .Where(argument => !hosted.Arguments.Contains(argument))
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Source"] = "EventGrid",
                    ["Connection"] = "Elsewhere",
                }
            );
    }

    [Fact]
    public void No_function_has_an_attribute_beside_its_trigger() =>
        Functions
            .SelectMany(function =>
                function.CustomAttributes.Concat(
                    function.GetParameters().SelectMany(parameter => parameter.CustomAttributes)
                )
            )
            .Where(IsOfTheWorker)
            .Select(attribute => attribute.AttributeType)
            .Distinct()
            .Should()
            .BeEquivalentTo([
                typeof(FunctionAttribute),
                typeof(HttpTriggerAttribute),
                typeof(BlobTriggerAttribute),
                typeof(QueueTriggerAttribute),
                typeof(TimerTriggerAttribute),
            ]);

    private static IEnumerable<MethodInfo> Functions =>
        typeof(Work)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FunctionAttribute)));

    private static string NameOf(MethodInfo function) => function.GetCustomAttribute<FunctionAttribute>()!.Name;

    /// <summary>Its kind, and the arguments that are written in source, those of the constructor by their parameter's name.</summary>
    private static (string Trigger, Dictionary<string, string> Arguments) TriggerOf(MethodInfo function)
    {
        var attribute = function
            .GetParameters()
            .SelectMany(parameter => parameter.CustomAttributes)
            .Single(IsOfTheWorker);
        var parameters = attribute.Constructor.GetParameters();
        var positional = attribute.ConstructorArguments.Select((value, at) => (parameters[at].Name!, Text(value)));
        var named = attribute.NamedArguments.Select(argument => (argument.MemberName, Text(argument.TypedValue)));
        return (
            attribute.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal),
            positional
                .Concat(named)
                .ToDictionary(argument => argument.Item1, argument => argument.Item2, StringComparer.Ordinal)
        );
    }

    private static bool IsOfTheWorker(CustomAttributeData attribute) =>
        attribute.AttributeType.Assembly == typeof(FunctionAttribute).Assembly;

    private static string Text(CustomAttributeTypedArgument argument) =>
        argument.Value switch
        {
            ReadOnlyCollection<CustomAttributeTypedArgument> several => string.Join(",", several.Select(Text)),
            { } value when argument.ArgumentType.IsEnum => Enum.ToObject(argument.ArgumentType, value).ToString()!,
            var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static class Unhonoured
    {
        [Function("Run")]
        public static void Run(
            [BlobTrigger("uploads/{name}", Source = BlobTriggerSource.EventGrid, Connection = "Elsewhere")] string blob
        ) => _ = blob;
    }
}
