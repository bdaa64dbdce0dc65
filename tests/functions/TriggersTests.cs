using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions.Tests;

/// <summary>The attributes of the functions say nothing that one of the two hosts would pass over.</summary>
public sealed class TriggersTests
{
    /// <summary>Attribute and argument as written in source; constructor arguments by their parameter's name.</summary>
    private static readonly HashSet<string> Honoured =
    [
        "Function.name",
        "HttpTrigger.authLevel=0",
        "HttpTrigger.methods",
        "HttpTrigger.Route",
        "BlobTrigger.blobPath",
        "BlobTrigger.Source=0",
        "QueueTrigger.queueName",
        "TimerTrigger.schedule",
    ];

    [Fact]
    public void Only_arguments_that_the_embedded_host_honours_are_used() =>
        Functions.SelectMany(Arguments).Where(argument => !Honoured.Contains(argument)).Should().BeEmpty();

    [Fact]
    public void An_argument_that_it_does_not_honour_is_seen() =>
        Arguments(typeof(Unhonoured).GetMethod(nameof(Unhonoured.Run))!)
            .Where(argument => !Honoured.Contains(argument))
            .Should()
            .Equal("BlobTrigger.Source=1");

    [Fact]
    public void Storage_and_the_clock_start_exactly_these() =>
        Functions
            .SelectMany(method => method.GetParameters().SelectMany(Started))
            .Should()
            .BeEquivalentTo(
                "blob uploads/{name}",
                "queue report-requests",
                "queue report-requests-poison",
                "queue webjobs-blobtrigger-poison",
                "timer 0 * * * * *"
            );

    private static IEnumerable<MethodInfo> Functions =>
        typeof(Work)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FunctionAttribute)));

    private static IEnumerable<string> Arguments(MethodInfo method) =>
        method
            .CustomAttributes.Concat(method.GetParameters().SelectMany(parameter => parameter.CustomAttributes))
            .Where(attribute => attribute.AttributeType.Assembly == typeof(FunctionAttribute).Assembly)
            .SelectMany(ArgumentsOf);

    private static IEnumerable<string> ArgumentsOf(CustomAttributeData attribute)
    {
        var name = attribute.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal);
        var parameters = attribute.Constructor.GetParameters();
        return attribute
            .ConstructorArguments.Select((argument, at) => $"{name}.{parameters[at].Name}{Chosen(argument)}")
            .Concat(
                attribute.NamedArguments.Select(argument =>
                    $"{name}.{argument.MemberName}{Chosen(argument.TypedValue)}"
                )
            );
    }

    /// <summary>Of an enumeration only some values are honoured.</summary>
    private static string Chosen(CustomAttributeTypedArgument argument) =>
        argument.ArgumentType.IsEnum ? $"={argument.Value}" : "";

    private static IEnumerable<string> Started(ParameterInfo parameter) =>
        parameter
            .GetCustomAttributes()
            .Select(attribute =>
                attribute switch
                {
                    BlobTriggerAttribute blob => $"blob {blob.BlobPath}",
                    QueueTriggerAttribute queue => $"queue {queue.QueueName}",
                    TimerTriggerAttribute timer => $"timer {timer.Schedule}",
                    _ => null,
                }
            )
            .OfType<string>();

    private static class Unhonoured
    {
        [Function("Run")]
        public static void Run([BlobTrigger("uploads/{name}", Source = BlobTriggerSource.EventGrid)] string blob) =>
            _ = blob;
    }
}
