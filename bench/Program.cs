using System.CommandLine;
using System.Globalization;
using BenchmarkDotNet.Running;
using CourseAI.Bench;
using CourseAI.Bench.Micro;
using CourseAI.Bench.Scale;
using CourseAI.Bench.Scenarios;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Before anything else: this is what is timed.
if (args is [Models.FirstAnswer])
    return Models.TellFirstAnswer();

var rounds = new Option<int>("--rounds")
{
    Description = "How often each is measured.",
    DefaultValueFactory = _ => 5,
    Recursive = true,
};
var students = new Option<int>("--students") { Description = "How many hand in.", DefaultValueFactory = _ => 50 };

var rush = Scenario(
    "rush",
    "A class hands in at once by the three doors.",
    (parsed, n, stop) => Rush.RunAsync(parsed.GetValue(students), n, stop)
);
rush.Options.Add(students);
var micro = new Command("micro", "Grading, report, video index and digit by BenchmarkDotNet.");
micro.SetAction(_ => BenchmarkRunner.Run([typeof(GradingBenchmarks), typeof(InspectionBenchmarks)], InProcess.Config));

var scale = new Command(
    "scale",
    "Simulates deadlines of 30 to 100,000 students; prints the table and draws the chart of docs/scale.md."
);
scale.SetAction(_ => ScalePage.Run());

var root = new RootCommand(
    "Measures what CourseAI promises, on the real app and Azurite. Exit code 1: a promise is not kept."
)
{
    Scenario("memory-put", "Growth of the app by a PUT of 100 MiB.", (_, n, stop) => MemoryPut.RunAsync(n, stop)),
    Scenario(
        "memory-zip",
        "Growth of the app by reports.zip of 1,000 students.",
        (_, n, stop) => MemoryZip.RunAsync(n, stop)
    ),
    Scenario(
        "upload-to-report",
        "From the end of an upload to the PDF, for each sample file.",
        (_, n, stop) => UploadToReport.RunAsync(n, stop)
    ),
    Scenario("start", "From process start to ready and to healthy.", (_, n, stop) => Start.RunAsync(n, stop)),
    Scenario(
        "models",
        "The first answer of a new process, one digit, one photo of a tool, memory, and threads.",
        (_, n, stop) => Models.RunAsync(n, stop)
    ),
    rush,
    micro,
    scale,
};
root.Options.Add(rounds);
return await root.Parse(args.Length == 0 ? ["--help"] : args).InvokeAsync();

Command Scenario(
    string name,
    string description,
    Func<ParseResult, int, CancellationToken, Task<IReadOnlyList<Figure>>> run
)
{
    var command = new Command(name, description);
    command.SetAction(
        async (parsed, cancellation) =>
        {
            var figures = await run(parsed, parsed.GetValue(rounds), cancellation);
            Console.WriteLine(Figure.Header);
            foreach (var figure in figures)
                Console.WriteLine(figure);
            return figures.All(figure => figure.IsKept) ? 0 : 1;
        }
    );
    return command;
}
