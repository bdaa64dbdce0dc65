using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace CourseAI.Training.Learning;

/// <summary>
/// The state of a training after a whole epoch, so that one that was broken off goes on where it was, to the same
/// result. It lies in the folder for what may be deleted, under a name that holds everything the result depends on.
/// </summary>
internal sealed class Checkpoint
{
    private readonly string _folder;

    /// <param name="settings">All that makes one training another: seed, epochs, batch. Letters, digits, <c>-</c> and <c>.</c>.</param>
    public Checkpoint(string work, string settings)
    {
        _folder = Path.Combine(work, $"training-{settings}");
        Directory.CreateDirectory(_folder);
    }

    private string EpochFile => Path.Combine(_folder, "epoch");

    /// <returns>The number of epochs done, 0 for a new training.</returns>
    public int Load(Module network, Module average, OptimizerHelper optimizer)
    {
        if (!File.Exists(EpochFile))
            return 0;
        var epoch = int.Parse(File.ReadAllText(EpochFile), CultureInfo.InvariantCulture);
        network.load(Named("network", epoch));
        average.load(Named("average", epoch));
        optimizer.load_state_dict(Named("optimizer", epoch));
        return epoch;
    }

    /// <summary>The epoch's number is written last: what is broken off here counts as not saved.</summary>
    public void Save(int epoch, Module network, Module average, OptimizerHelper optimizer)
    {
        network.save(Named("network", epoch));
        average.save(Named("average", epoch));
        optimizer.save_state_dict(Named("optimizer", epoch));
        var next = EpochFile + ".next";
        File.WriteAllText(next, epoch.ToString(CultureInfo.InvariantCulture));
        File.Move(next, EpochFile, overwrite: true);
        foreach (var name in new[] { "network", "average", "optimizer" })
            File.Delete(Named(name, epoch - 1));
    }

    private string Named(string what, int epoch) => Path.Combine(_folder, $"{what}.{epoch}");
}
