using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Instructing;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using CourseAI.Storage.Tests;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Tests.Instructing;

public sealed class ReplaceRulesTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task Of_many_who_saw_the_same_file_one_replaces_it_and_the_others_are_told()
    {
        const int Writers = 6;
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.PutAsync(CourseFiles.Extensions, Extension("before"));
        var seen = Saw(await ETagAsync(course));

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, Writers).Select(writer => OutcomeAsync(course, Extension($"{writer}"), seen))
        );

        outcomes.Count(outcome => outcome == "applied").Should().Be(1);
        outcomes.Count(outcome => outcome == "412 changed-meanwhile").Should().Be(Writers - 1);
        var winner = Array.IndexOf(outcomes, "applied");
        (await course.Storage.Files.ReadAsync(CourseFiles.Extensions))!.Content.Should().Equal(Extension($"{winner}"));
    }

    [Theory]
    [InlineData(true, "412 changed-meanwhile")]
    [InlineData(false, "409 replaced-meanwhile")]
    public async Task What_is_replaced_between_the_look_and_the_write_is_not_overwritten(bool conditional, string told)
    {
        var between = new BeforeTheWrite();
        await using var course = await CourseUnderTest.StartAsync(accounts, between);
        await course.PutAsync(CourseFiles.Extensions, Extension("before"));
        var seen = conditional ? Saw(await ETagAsync(course)) : Precondition.None;
        between.Do = () => course.PutAsync(CourseFiles.Extensions, Extension("somebody else"));

        (await OutcomeAsync(course, Extension("mine"), seen)).Should().Be(told);

        (await course.Storage.Files.ReadAsync(CourseFiles.Extensions))!
            .Content.Should()
            .Equal(Extension("somebody else"));
    }

    [Fact]
    public async Task A_dry_run_of_a_file_that_is_another_by_now_is_refused_too()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.PutAsync(CourseFiles.Extensions, Extension("before"));
        var seen = Saw(await ETagAsync(course));
        await course.PutAsync(CourseFiles.Extensions, Extension("somebody else"));

        (await OutcomeAsync(course, Extension("mine"), seen, dryRun: true)).Should().Be("412 changed-meanwhile");
    }

    [Fact]
    public async Task The_first_file_can_be_written_only_where_there_is_none()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var headers = new DefaultHttpContext().Request;
        headers.Headers.IfNoneMatch = "*";
        var nothing = Precondition.Of(headers);

        (await OutcomeAsync(course, Extension("first"), nothing)).Should().Be("applied");
        (await OutcomeAsync(course, Extension("second"), nothing)).Should().Be("412 changed-meanwhile");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_comes_and_who_leaves_by_a_roster_is_told_and_who_of_them_has_handed_in(bool dryRun)
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("proposal", "pdf/proposal-1-page.pdf");
        var roster = "id,name,email,department\n20260003,박지호,,AI\n"u8.ToArray();

        var change = await ReplaceAsync(course, RulesFile.Roster, roster, dryRun);

        change.Applied.Should().Be(!dryRun);
        change.Roster!.Added.Should().Equal(new ListedStudent("20260003", "박지호", HandedIn: false));
        change
            .Roster.Removed.Should()
            .Equal(
                new ListedStudent(CourseUnderTest.Student, "김민준", HandedIn: true),
                new ListedStudent("20260002", "이서연", HandedIn: false)
            );
    }

    [Fact]
    public async Task The_same_roster_removes_nobody_and_another_file_says_nothing_of_it()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var same = Encoding.UTF8.GetBytes(CourseUnderTest.Roster);

        (await ReplaceAsync(course, RulesFile.Roster, same, dryRun: true))
            .Roster.Should()
            .BeEquivalentTo(new RosterDifference([], []));
        (await ReplaceAsync(course, RulesFile.Extensions, Extension("x"), dryRun: true)).Roster.Should().BeNull();
    }

    [Fact]
    public async Task A_roster_without_any_student_is_refused()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var replace = () => ReplaceAsync(course, RulesFile.Roster, "id,name,email,department\n"u8.ToArray(), false);
        (await replace.Should().ThrowAsync<RefusalException>()).Which.Faults.Should().ContainSingle();
        (await course.Storage.Files.ReadAsync(CourseFiles.Roster))!
            .Content.Should()
            .Equal(Encoding.UTF8.GetBytes(CourseUnderTest.Roster));
    }

    private static Task<RulesChange> ReplaceAsync(
        CourseUnderTest course,
        RulesFile file,
        byte[] content,
        bool dryRun
    ) =>
        course
            .Get<ReplaceRules>()
            .RunAsync(Caller.Instructor("prof"), file, content, Precondition.None, dryRun, default);

    private static byte[] Extension(string reason) =>
        Encoding.UTF8.GetBytes(
            $"student,part,due,reason\n{CourseUnderTest.Student},report,2026-12-21T15:00,{reason}\n"
        );

    private static async Task<string> ETagAsync(CourseUnderTest course) =>
        (await course.Storage.Files.ReadAsync(CourseFiles.Extensions))!.ETag;

    private static Precondition Saw(string etag)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.IfMatch = $"\"{etag}\"";
        return Precondition.Of(request);
    }

    private static async Task<string> OutcomeAsync(
        CourseUnderTest course,
        byte[] content,
        Precondition seen,
        bool dryRun = false
    )
    {
        try
        {
            await course
                .Get<ReplaceRules>()
                .RunAsync(Caller.Instructor("prof"), RulesFile.Extensions, content, seen, dryRun, default);
            return "applied";
        }
        catch (RefusalException refusal)
        {
            return $"{refusal.Status} {refusal.Code}";
        }
    }

    /// <summary>Lets a test act, once, after the use case has read the file and before storage sees its write.</summary>
    private sealed class BeforeTheWrite : HttpPipelinePolicy
    {
        private Func<Task>? _do;

        public Func<Task> Do
        {
            set => _do = value;
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            ProcessNext(message, pipeline);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (
                message.Request.Method == RequestMethod.Put
                && message.Request.Uri.Path.EndsWith(CourseFiles.Extensions, StringComparison.Ordinal)
                && Interlocked.Exchange(ref _do, null) is { } act
            )
                await act();
            await ProcessNextAsync(message, pipeline);
        }
    }
}
