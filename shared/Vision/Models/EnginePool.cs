using System.Collections.Concurrent;
using Microsoft.ML;

namespace CourseAI.Vision.Models;

/// <summary>
/// ML.NET's engines are not thread-safe; each prediction borrows one. There are never more than ran at the same time,
/// and all share one loaded model.
/// </summary>
internal sealed class EnginePool : IDisposable
{
    private readonly ConcurrentBag<PredictionEngine<PixelsRow, LogitsRow>> _idle = [];
    private readonly MLContext _context;
    private readonly ITransformer _model;
    private readonly PredictionEngineOptions _options;

    /// <param name="pixels">Length of the model's input.</param>
    /// <exception cref="Exception">ML.NET's own, when the model's columns do not fit the rows.</exception>
    public EnginePool(MLContext context, ITransformer model, int pixels)
    {
        _context = context;
        _model = model;
        _options = new PredictionEngineOptions
        {
            OwnsTransformer = false,
            InputSchemaDefinition = PixelsRow.SchemaOf(pixels),
        };
        _idle.Add(Create());
    }

    public float[] Predict(float[] pixels)
    {
        if (!_idle.TryTake(out var engine))
            engine = Create();
        var output = engine.Predict(new PixelsRow { Pixels = pixels });
        // Not in a finally: an engine that threw is not trusted again.
        _idle.Add(engine);
        return output.Logits;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var engine))
            engine.Dispose();
        (_model as IDisposable)?.Dispose();
    }

    private PredictionEngine<PixelsRow, LogitsRow> Create() =>
        _context.Model.CreatePredictionEngine<PixelsRow, LogitsRow>(_model, _options);
}
