using System.Runtime.InteropServices;

namespace CourseAI.Training.Learning;

/// <summary>
/// TorchSharp makes an object of every number that it hands to libtorch, and once in some thousand steps the collector
/// frees one before libtorch has read it (dotnet/TorchSharp, pull request 1434): "Expected false to be true ... Scalar.h". The
/// training then goes on from its checkpoint, or begins anew where it keeps none, to the same result.
/// <see cref="Uncollected"/> makes it rare.
/// </summary>
internal static class Unbroken
{
    /// <summary>One that fails more often has another fault.</summary>
    private const int MostFailures = 20;

    /// <param name="train">Begins where its checkpoint is, if it keeps one.</param>
    public static T Train<T>(Func<T> train)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return train();
            }
            catch (ExternalException failure) when (failures <= MostFailures)
            {
                Console.WriteLine(
                    $"libtorch broke off ({failure.Message.Split('\n')[0]}); once more, from what is saved of it."
                );
            }
            finally
            {
                Uncollected.End();
            }
        }
    }
}
