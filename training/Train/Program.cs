using System.CommandLine;
using CourseAI.Training;
using CourseAI.Training.Baselines;
using CourseAI.Training.Digits;
using CourseAI.Training.Tools;

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
return await root.Parse(args).InvokeAsync();
