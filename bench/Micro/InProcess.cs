using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CourseAI.Bench.Micro;

/// <summary>In this process: a generated project of its own would need this repository's central versions and analyzers.</summary>
internal static class InProcess
{
    public static IConfig Config { get; } =
        ManualConfig
            .CreateEmpty()
            .AddJob(Job.ShortRun.WithIterationCount(5).WithToolchain(new InProcessEmitToolchain(logOutput: true)))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddColumn(StatisticColumn.Median, StatisticColumn.Max)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(BenchmarkDotNet.Exporters.MarkdownExporter.GitHub)
            .WithArtifactsPath(Path.Combine(Repository.Root, "out", "bench"));
}
