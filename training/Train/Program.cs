using System.CommandLine;
using CourseAI.Training;
using CourseAI.Training.Baselines;
using CourseAI.Training.Digits;
using CourseAI.Training.Tools;

// ../run asks first whether the options can be understood, before it fetches what a training needs.
var check = new Option<bool>("--check")
{
    Description = "Only looks at the options.",
    Recursive = true,
    Hidden = true,
};

// One command per model, each in a class of its own; ../run calls them.
var root = new RootCommand("Trains the models of CourseAI. See training/README.md.")
{
    DigitsCommand.Create(),
    ToolsCommand.Create(),
    BaselinesCommand.Create(),
    AnswerCommand.Create(),
};
root.Options.Add(Places.PackagesOption);
root.Options.Add(Places.ModelsOption);
root.Options.Add(Places.WorkOption);
root.Options.Add(Places.ThreadsOption);
root.Options.Add(check);
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0 && parsed.GetValue(check))
    return 0;
try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
