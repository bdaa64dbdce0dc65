using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace EmbeddedFunctions;

/// <summary>A function that passed every check of the start.</summary>
internal sealed record FunctionEntry(
    MethodInfo Method,
    Trigger Trigger,
    ImmutableArray<Func<Invocation, object?>> Arguments,
    QueueOutput? Output,
    EntryDefinition Definition
)
{
    public string Name => Definition.Name;

    /// <summary>How the real host names a function in receipts, locks and poison messages.</summary>
    public string HostName => "Host.Functions." + Name;
}

internal abstract record Trigger(string BindingType);

/// <param name="Template">Below the route prefix.</param>
/// <param name="Methods">Empty: every method.</param>
internal sealed record HttpTrigger(string Template, ImmutableArray<string> Methods) : Trigger("httpTrigger");

internal sealed record BlobTrigger(BlobPath Path, string ConnectionString) : Trigger("blobTrigger");

internal sealed record QueueTrigger(string Queue, string ConnectionString) : Trigger("queueTrigger");

internal sealed record TimerTrigger(TimerSchedule Schedule, bool UseMonitor, bool RunOnStartup, RetryRule Retry)
    : Trigger("timerTrigger");

/// <param name="MaxRetries">-1: without end.</param>
internal sealed record RetryRule(int MaxRetries, TimeSpan Delay)
{
    public static readonly RetryRule None = new(0, TimeSpan.Zero);
}

/// <summary>Where a returned string goes.</summary>
internal sealed record QueueOutput(string Queue, string ConnectionString);

internal sealed class EntryDefinition(string name, MethodInfo method, string trigger, string bindingType)
    : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } =
    [.. method.GetParameters().Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];

    public override string PathToAssembly { get; } = method.Module.Assembly.Location;

    public override string EntryPoint { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    public override string Id => Name;

    public override string Name { get; } = name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } =
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(
            trigger,
            new EntryBinding(trigger, bindingType, BindingDirection.In)
        );

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } =
        bindingType == "httpTrigger"
            ? ImmutableDictionary<string, BindingMetadata>.Empty.Add(
                "$return",
                new EntryBinding("$return", "http", BindingDirection.Out)
            )
            : ImmutableDictionary<string, BindingMetadata>.Empty;
}

internal sealed class EntryBinding(string name, string type, BindingDirection direction) : BindingMetadata
{
    public override string Name { get; } = name;

    public override string Type { get; } = type;

    public override BindingDirection Direction { get; } = direction;
}
