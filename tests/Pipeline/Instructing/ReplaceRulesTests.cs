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
