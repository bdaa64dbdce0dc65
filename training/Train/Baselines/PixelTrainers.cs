using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace CourseAI.Training.Baselines;

/// <summary>ML.NET's own trainers on raw pixels; the settings are the ones that end within minutes on one core.</summary>
internal static class PixelTrainers
{
    public const int Rounds = 100;
    public const int Leaves = 31;
    public const double Rate = 0.2;
    public const int MostIterations = 100;
    public const float Regularisation = 0.1f;

    public static void LightGbm(MnistSet set, int seed, int threads, string zip)
    {
        var context = new MLContext(seed);
        var trainer = context.MulticlassClassification.Trainers.LightGbm(
            new LightGbmMulticlassTrainer.Options
            {
                FeatureColumnName = nameof(LabelledPixels.Pixels),
                NumberOfIterations = Rounds,
                NumberOfLeaves = Leaves,
                LearningRate = Rate,
                NumberOfThreads = threads,
                Seed = seed,
            }
        );
        FitAndSave(context, trainer, set, zip);
    }

    public static void MaximumEntropy(MnistSet set, int seed, int threads, string zip)
    {
        var context = new MLContext(seed);
        var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
            new Microsoft.ML.Trainers.LbfgsMaximumEntropyMulticlassTrainer.Options
            {
                FeatureColumnName = nameof(LabelledPixels.Pixels),
                L1Regularization = Regularisation,
                L2Regularization = Regularisation,
                MaximumNumberOfIterations = MostIterations,
                NumberOfThreads = threads,
            }
        );
        FitAndSave(context, trainer, set, zip);
    }

    private static void FitAndSave<TModel>(MLContext context, IEstimator<TModel> trainer, MnistSet set, string zip)
        where TModel : class, ITransformer
    {
        var rows = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, set.Count).Select(i => LabelledPixels.Of(set.Image(i), set.Label(i)))
        );
        context.Model.Save(trainer.Fit(rows), rows.Schema, zip);
    }
}
