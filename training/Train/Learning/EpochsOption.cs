using System.CommandLine;

namespace CourseAI.Training.Learning;

/// <summary><c>--epochs</c> of a command that trains: at least 1.</summary>
internal static class EpochsOption
{
    public static Option<int> Create(int otherwise, string? description = null)
    {
        var epochs = new Option<int>("--epochs") { Description = description, DefaultValueFactory = _ => otherwise };
        epochs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--epochs: at least 1 is wanted.");
        });
        return epochs;
    }
}
