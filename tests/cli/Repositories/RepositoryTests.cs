using CourseAI.Cli.Repositories;
using CourseAI.Cli.Testing;

namespace CourseAI.Cli.Tests.Repositories;

public sealed class RepositoryTests
{
    [Fact]
    public void Every_project_of_the_solution_is_found_and_exists() =>
        Cli.Repository.Projects().Should().HaveCountGreaterThan(10).And.OnlyContain(project => File.Exists(project));

    [Fact]
    public void Every_test_project_below_tests_is_part_of_the_solution_and_is_run()
    {
        var onDisk = Directory
            .EnumerateFiles(Path.Combine(Cli.Repository.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension);
        TestSuite
            .AllOf(Cli.Repository)
            .Select(suite => Path.GetFileNameWithoutExtension(suite.Assembly))
            .Should()
            .BeEquivalentTo(onDisk);
    }

    [Fact]
    public void Suites_without_storage_come_first() =>
        TestSuite.AllOf(Cli.Repository).Select(suite => suite.NeedsStorage).Should().BeInAscendingOrder();

    [Fact]
    public async Task A_program_that_is_cancelled_is_ended_and_shows_what_it_said()
    {
        using var limit = new CancellationTokenSource();
        var run = () =>
            Tool.RunAsync(
                Cli.Repository.Root,
                "node",
                ["-e", "console.log('begun'); setInterval(() => {}, 1000)"],
                _ => limit.Cancel(),
                limit.Token
            );
        (await run.Should().ThrowAsync<ToolCancelledException>()).Which.Output.Should().Contain("begun");
    }
}
