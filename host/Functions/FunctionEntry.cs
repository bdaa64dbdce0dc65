using System.Collections.Immutable;
using System.Globalization;
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

internal abstract record Trigger(string BindingType)
{
    /// <summary>What the host goes by, under the names of the attribute's own arguments (<see cref="HostedFunction.Arguments"/>).</summary>
    public abstract ImmutableSortedDictionary<string, string> Arguments { get; }

    protected static ImmutableSortedDictionary<string, string> Of(params (string Name, object Value)[] arguments) =>
        arguments.ToImmutableSortedDictionary(
            argument => argument.Name,
            argument => Convert.ToString(argument.Value, CultureInfo.InvariantCulture)!,
            StringComparer.Ordinal
        );
}

/// <param name="Template">Below the route prefix.</param>
/// <param name="Methods">Empty: every method.</param>
internal sealed record HttpTrigger(string Template, ImmutableArray<string> Methods) : Trigger("httpTrigger")
{
    public override ImmutableSortedDictionary<string, string> Arguments =>
        Of(
            ("authLevel", AuthorizationLevel.Anonymous),
            ("methods", string.Join(",", Methods)),
            (nameof(HttpTriggerAttribute.Route), Template)
        );
}

internal sealed record BlobTrigger(BlobPath Path, string ConnectionString) : Trigger("blobTrigger")
{
    public override ImmutableSortedDictionary<string, string> Arguments =>
        Of(("blobPath", Path), (nameof(BlobTriggerAttribute.Source), BlobTriggerSource.LogsAndContainerScan));
}

internal sealed record QueueTrigger(string Queue, string ConnectionString) : Trigger("queueTrigger")
{
    public override ImmutableSortedDictionary<string, string> Arguments => Of(("queueName", Queue));
}

internal sealed record TimerTrigger(TimerSchedule Schedule, bool UseMonitor, bool RunOnStartup, RetryRule Retry)
    : Trigger("timerTrigger")
{
    public override ImmutableSortedDictionary<string, string> Arguments =>
        Of(
            ("schedule", Schedule),
            (nameof(TimerTriggerAttribute.UseMonitor), UseMonitor),
            (nameof(TimerTriggerAttribute.RunOnStartup), RunOnStartup)
        );
}

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
