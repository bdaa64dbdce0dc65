using System.Globalization;
using CourseAI.Pipeline;
using CourseAI.Pipeline.Reporting;
using CourseAI.Pipeline.Tests;
using CourseAI.Pipeline.Uploads;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

// Accepts one upload and makes its report, and is killed on the way.
// Arguments: connection string, key folder, blob name, student id, requests after which to die.
var kill = new KillAfter(int.Parse(args[4], CultureInfo.InvariantCulture));
var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
{
    ["AzureWebJobsStorage"] = args[0],
    ["CourseAI:BaseUrl"] = "https://courseai.example",
    ["CourseAI:KeysFolder"] = args[1],
};
var services = new ServiceCollection();
services.AddLogging();
services.AddCourseAI(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
services.AddSingleton(ObservedStorage.Open(args[0], kill, TimeProvider.System));
await using var provider = services.BuildServiceProvider();
await provider.GetRequiredService<AcceptUpload>().RunAsync(args[2]);
await provider.GetRequiredService<MakeReport>().RunAsync(args[3]);
await Console.Out.WriteLineAsync($"{kill.Answered}");
