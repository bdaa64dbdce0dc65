using static TorchSharp.torch;

namespace CourseAI.Training.Learning;

/// <summary>What a network answers that does not learn from it.</summary>
internal static class Inference
{
    /// <param name="pictures">All of the same length.</param>
    /// <param name="atOnce">So many are asked together.</param>
    /// <param name="answer">Is given the values of some pictures, one after the other; returns their logits, a row each.</param>
    public static float[][] Logits(
        nn.Module network,
        IEnumerable<float[]> pictures,
        int atOnce,
        Func<float[], Tensor> answer
    )
    {
        using var noGradients = no_grad();
        network.eval();
        var logits = new List<float[]>();
        foreach (var batch in pictures.Chunk(atOnce))
        {
            using var scope = NewDisposeScope();
            var output = answer([.. batch.SelectMany(picture => picture)]);
            logits.AddRange(output.data<float>().ToArray().Chunk((int)output.shape[1]));
        }
        return [.. logits];
    }
}
