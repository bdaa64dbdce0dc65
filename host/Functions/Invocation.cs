using System.Collections;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace EmbeddedFunctions;

/// <summary>One run of a function: what the trigger gave, and what came of it.</summary>
internal sealed class Invocation(
    FunctionEntry function,
    object triggerValue,
    IReadOnlyDictionary<string, object?> data,
    IServiceProvider services,
    CancellationToken cancellation
) : FunctionContext
{
    public FunctionEntry Function { get; } = function;

    public object TriggerValue { get; } = triggerValue;

    /// <summary>What the function returned; null for none.</summary>
    public object? Result { get; set; }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => Function.Definition.Id;

    public override TraceContext TraceContext { get; } = new Trace();

    public override BindingContext BindingContext { get; } = new Data(data);

    public override RetryContext? RetryContext => Retry;

    public RetryContext? Retry { get; init; }

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new FeatureSet();

    public override CancellationToken CancellationToken { get; } = cancellation;

    private sealed class Trace : TraceContext
    {
        public override string TraceParent { get; } =
            Activity.Current?.Id ?? $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00";

        public override string TraceState { get; } = Activity.Current?.TraceStateString ?? "";
    }

    private sealed class Data(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = data;
    }

    private sealed class FeatureSet : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> _features = [];

        public void Set<T>(T instance) => _features[typeof(T)] = instance!;

        public T? Get<T>() => _features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

internal sealed class Retries(int count, int max) : RetryContext
{
    public override int RetryCount { get; } = count;

    public override int MaxRetryCount { get; } = max;
}
