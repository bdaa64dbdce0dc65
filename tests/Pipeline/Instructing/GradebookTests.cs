using System.Text;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Gradebooks;
using CourseAI.Pipeline.Instructing;
using CourseAI.Storage.Tests;

namespace CourseAI.Pipeline.Tests.Instructing;

public sealed class GradebookTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task Points_that_were_just_given_stand_in_it_before_their_report_is_made()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("report", "pdf/report-3-pages.pdf");
        await course.MakeRequestedReportsAsync();
        (await ReportCellAsync(course)).Should().BeEmpty("nobody gave points yet");

        await course
            .Get<GiveScore>()
            .RunAsync(
                Caller.Instructor("prof"),
                CourseUnderTest.Student,
                new("report", 31.5m, ""),
                dryRun: false,
                default
            );

        (await ReportCellAsync(course)).Should().Be("31.5");
        (await course.MakeRequestedReportsAsync()).Should().Be(1);
        (await ReportCellAsync(course)).Should().Be("31.5");
    }

    private static async Task<string> ReportCellAsync(CourseUnderTest course)
    {
        var file = Encoding.UTF8.GetString(
            await course.Get<Gradebook>().WriteAsync(GradebookProfile.Spreadsheet, default)
        );
        var lines = file.Split("\r\n").Select(line => line.Split(',')).ToList();
        var column = Array.FindIndex(lines[0], head => head.StartsWith("report (", StringComparison.Ordinal));
        return lines.Single(line => line[0] == CourseUnderTest.Student)[column];
    }
}
