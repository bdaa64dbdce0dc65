using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EmbeddedFunctions.Tests.Hosting;

public sealed class MiddlewareTests(Storage storage)
{
    [Fact]
    public async Task Middleware_runs_in_order_around_the_function_and_may_answer_in_its_place()
    {
        var diary = new Diary();
        await using var host = await EmbeddedHost.StartAsync(
            builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.UseMiddleware<Outer>();
                builder.UseWhen<Guard>(context => context.FunctionDefinition.Name == "Guarded");
                builder.Services.AddSingleton(diary);
                builder.Services.AddAuthentication();
            },
            storage.ConnectionString,
            typeof(Guarded)
        );
        using var client = new HttpClient { BaseAddress = host.BaseUri };
        (await client.GetStringAsync("api/Open")).Should().Be("open");
        using var refused = await client.GetAsync("api/Guarded");
        ((int)refused.StatusCode).Should().Be(StatusCodes.Status401Unauthorized);
        diary
            .Entries.Should()
            .Equal("outer in Open", "function Open", "outer out", "outer in Guarded", "guard", "outer out");
    }

    public sealed class Outer(Diary diary) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            diary.Write("outer in " + context.FunctionDefinition.Name);
            context.Items["seen"] = true;
            await next(context);
            diary.Write("outer out");
        }
    }

    public sealed class Guard(Diary diary) : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            diary.Write("guard");
            context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
    }

    public sealed class Guarded(Diary diary)
    {
        [Function("Open")]
        public IResult Open([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, FunctionContext context)
        {
            diary.Write("function " + context.FunctionDefinition.Name);
            context.Items.Should().ContainKey("seen");
            return Results.Text("open");
        }

        [Function("Guarded")]
        public static IResult Closed([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
            Results.Text("never");
    }
}
