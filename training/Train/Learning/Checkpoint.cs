using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace CourseAI.Training.Learning;

/// <summary>
/// The state of a training after a whole epoch, so that one that was broken off goes on where it was, to the same
/// result. It lies in the folder for what may be deleted, under a name that tells what the result depends on: the settings, the
/// program and the data. A change of any starts a training anew.
/// </summary>
internal sealed class Checkpoint
{
    private readonly string _folder;

    /// <param name="settings">What else makes one training another: seed, epochs. Letters, digits, <c>-</c> and <c>.</c>.</param>
    public Checkpoint(Places places, string settings)
    {
        _folder = Path.Combine(places.Work, $"training-{settings}-threads{places.Threads}-{Fingerprint(places)}");
        Directory.CreateDirectory(_folder);
    }

    /// <summary>What the epochs took that are done, before it was broken off and since.</summary>
    public TimeSpan Taken { get; private set; }

    private string EpochFile => Path.Combine(_folder, "epoch");

    /// <returns>The number of epochs done, 0 for a new training.</returns>
    public int Load(Module network, Module average, OptimizerHelper optimizer)
    {
        if (!File.Exists(EpochFile))
            return 0;
        var done = File.ReadAllText(EpochFile).Split(' ');
        var epoch = int.Parse(done[0], CultureInfo.InvariantCulture);
        Taken = TimeSpan.FromSeconds(double.Parse(done[1], CultureInfo.InvariantCulture));
        network.load(Named("network", epoch));
        average.load(Named("average", epoch));
        optimizer.load_state_dict(Named("optimizer", epoch));
        Console.WriteLine($"{epoch} epochs are done already; without the folder {_folder} all would begin anew.");
        return epoch;
    }

    /// <summary>The epoch's number is written last: what is broken off here counts as not saved.</summary>
    /// <param name="took">The epoch alone.</param>
    public void Save(int epoch, TimeSpan took, Module network, Module average, OptimizerHelper optimizer)
    {
        Taken += took;
        network.save(Named("network", epoch));
        average.save(Named("average", epoch));
        optimizer.save_state_dict(Named("optimizer", epoch));
        var next = EpochFile + ".next";
        File.WriteAllText(next, string.Create(CultureInfo.InvariantCulture, $"{epoch} {Taken.TotalSeconds:F1}"));
        File.Move(next, EpochFile, overwrite: true);
        foreach (var name in new[] { "network", "average", "optimizer" })
            File.Delete(Named(name, epoch - 1));
    }

    /// <summary>Of the program, which reads its rates from no file; of the lists of photos and icons; of the packages' versions.</summary>
    private static string Fingerprint(Places places)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // An icon's folder is its class.
        var icons = Directory.EnumerateFiles(places.TrainIcons, "*", SearchOption.AllDirectories);
        foreach (var icon in icons.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(places.TrainIcons, icon)));
            hash.AppendData(File.ReadAllBytes(icon));
        }
        var files = Directory
            .EnumerateFiles(AppContext.BaseDirectory, "CourseAI.*.dll")
            .Append(typeof(Checkpoint).Assembly.Location)
            .Append(PhotoSet.DefaultManifest)
            .Append(PhotoSet.DefaultReview)
            .Append(Path.Combine(places.Packages, ".package-lock.json"))
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    private string Named(string what, int epoch) => Path.Combine(_folder, $"{what}.{epoch}");
}
