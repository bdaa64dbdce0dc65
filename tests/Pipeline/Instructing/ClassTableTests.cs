using System.Collections.Concurrent;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using CourseAI.Core.Grading;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Instructing;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using CourseAI.Storage.Tests;
using NodaTime;

namespace CourseAI.Pipeline.Tests.Instructing;

public sealed class ClassTableTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task A_line_tells_confidences_and_an_extension_of_ones_own()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("images", "images/digits.zip");
        var extension = Encoding.UTF8.GetBytes("student,part,due,reason\nnight,images,2027-01-05T15:00,\n");
        await course
            .Get<ReplaceRules>()
            .RunAsync(
                Caller.Instructor("prof"),
                RulesFile.Extensions,
                extension,
                Precondition.None,
                dryRun: false,
                default
            );
        await course.MakeRequestedReportsAsync();

        var rows = await course.Get<ClassTable>().RunAsync(default);

        var (own, extended) = (LineOf(rows[0], "images"), LineOf(rows[1], "images"));
        var pictures = (await course.Storage.Students.ReadAsync(CourseUnderTest.Student)).Verdict!.Verdict;
        own.ConfidenceTenths!.Sum().Should().BePositive();
        own.ConfidenceTenths.Should().Equal(pictures.Parts.Single(part => part.PartId == "images").ConfidenceTenths);
        own.ExtendedTo.Should().BeNull();
        extended.ConfidenceTenths.Should().BeNull();
        extended.ExtendedTo.Should().Be(Instant.FromUtc(2027, 1, 5, 6, 0), "the course is in Seoul");
        LineOf(rows[1], "report").ExtendedTo.Should().BeNull();
    }

    /// <summary>A class of 1,000 is read by one query, and not student by student.</summary>
    [Fact]
    public async Task It_reads_the_verdicts_and_no_evidence()
    {
        var reads = new Reads();
        await using var course = await CourseUnderTest.StartAsync(accounts, reads);
        await course.HandInAsync("images", "images/digits.zip");
        await course.HandInAsync("report", "pdf/report-3-pages.pdf");
        reads.Clear();

        await course.Get<ClassTable>().RunAsync(default);

        reads
            .Where(read => !read.StartsWith($"{StorageNames.Course}/", StringComparison.Ordinal))
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"{StorageNames.StudentsTable}()");
    }

    private static PartLine LineOf(ClassRow row, string partId) =>
        row.Verdict!.Parts.Single(part => part.PartId == partId);

    /// <summary>What was asked of storage: paths below the account.</summary>
    private sealed class Reads : HttpPipelineSynchronousPolicy, IEnumerable<string>
    {
        private readonly ConcurrentQueue<string> _paths = new();

        public override void OnSendingRequest(HttpMessage message) =>
            _paths.Enqueue(message.Request.Uri.Path.TrimStart('/').Split('/', 2)[1]);

        public void Clear() => _paths.Clear();

        public IEnumerator<string> GetEnumerator() => _paths.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
