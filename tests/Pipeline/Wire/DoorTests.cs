using System.Text.Json;
using CourseAI.Core;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CourseAI.Pipeline.Tests.Wire;

public sealed class DoorTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task Without_readable_rules_a_call_is_answered_with_what_is_missing_and_not_with_a_failure()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.PutAsync(CourseAI.Storage.CourseFiles.Roster, "id,name\n1,Kim\n"u8.ToArray());

        var problem = await AnswerAsync(
            course,
            async () => Json.Ok((await course.Get<CourseBook>().ReadAsync()).Course.Id)
        );

        problem.Status.Should().Be(StatusCodes.Status503ServiceUnavailable);
        problem.Type.Should().Be("/problems/course-not-ready");
        problem.Detail.Should().Contain("roster.csv: line 1");
    }

    [Fact]
    public async Task What_nobody_foresaw_is_told_without_its_inside()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var problem = await AnswerAsync(course, () => throw new InvalidOperationException("the inside"));
        problem.Status.Should().Be(StatusCodes.Status500InternalServerError);
        problem.Detail.Should().NotContain("inside");
    }

    [Fact]
    public async Task The_log_of_a_failure_names_the_call_and_not_the_file()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var log = new Lines();
        var context = new DefaultHttpContext { Request = { Path = "/api/uploads/report/홍길동.pdf" } };
        await new Door(course.Get<CallerReader>(), log).Anyone(
            context.Request,
            () => throw new InvalidOperationException("the inside")
        );
        log.Written.Should().ContainSingle().Which.Should().Contain("/api/uploads failed").And.NotContain("홍길동");
    }

    private sealed class Lines : ILogger<Door>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Written.Add(formatter(state, exception));
    }

    private static async Task<Problems.Body> AnswerAsync(CourseUnderTest course, Func<Task<IResult>> answer)
    {
        using var body = new MemoryStream();
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };
        await (await course.Get<Door>().Anyone(context.Request, answer)).ExecuteAsync(context);
        return JsonSerializer.Deserialize<Problems.Body>(body.ToArray(), CoreJson.Options)!;
    }
}
