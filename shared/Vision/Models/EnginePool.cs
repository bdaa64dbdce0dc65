using System.Collections.Concurrent;
using Microsoft.ML;

namespace CourseAI.Vision.Models;

/// <summary>
/// ML.NET's engines are not thread-safe; each prediction borrows one. There are never more than ran at the same time,
/// and all share one loaded model.
/// </summary>
internal sealed class EnginePool<TInput, TOutput> : IDisposable
    where TInput : class
    where TOutput : class, new()
{
    private readonly ConcurrentBag<PredictionEngine<TInput, TOutput>> _idle = [];
    private readonly MLContext _context;
    private readonly ITransformer _model;

    /// <exception cref="Exception">ML.NET's own, when the model's columns do not fit the rows.</exception>
    public EnginePool(MLContext context, ITransformer model)
    {
        _context = context;
        _model = model;
        _idle.Add(Create());
    }

    public TOutput Predict(TInput input)
    {
        if (!_idle.TryTake(out var engine))
            engine = Create();
        var output = engine.Predict(input);
        // Not in a finally: an engine that threw is not trusted again.
        _idle.Add(engine);
        return output;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var engine))
            engine.Dispose();
        (_model as IDisposable)?.Dispose();
    }

    private PredictionEngine<TInput, TOutput> Create() =>
        _context.Model.CreatePredictionEngine<TInput, TOutput>(
            _model,
            new PredictionEngineOptions { OwnsTransformer = false }
        );
}
