using CourseAI.Cli;
using CourseAI.Cli.Terminals;

return await CommandLine.RunAsync(args, Terminal.OfProcess());
