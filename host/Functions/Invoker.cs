using System.Diagnostics;
using System.Reflection;
using System.Text;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EmbeddedFunctions;

/// <summary>Runs a function in a scope of its own, through the worker middleware, and logs one line about it.</summary>
internal sealed class Invoker(
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    MiddlewareChain middleware,
    HostJson hostJson,
    HostLog log
)
{
    private static readonly ActivitySource Activities = new("EmbeddedFunctions");

    private readonly FunctionExecutionDelegate _pipeline = middleware.Around(context =>
        ExecuteAsync((Invocation)context)
    );

    public bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Throws what the function or its middleware threw.</summary>
    /// <param name="prepare">Called before the middleware.</param>
    /// <param name="cancellation">Ends the invocation early, beside the end of the host.</param>
    public async Task<object?> InvokeAsync(
        FunctionEntry function,
        object triggerValue,
        IReadOnlyDictionary<string, object?> data,
        Action<Invocation>? prepare = null,
        RetryContext? retry = null,
        CancellationToken cancellation = default
    )
    {
        using var activity = Activities.StartActivity(function.Name);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, cancellation);
        await using var scope = scopes.CreateAsyncScope();
        var invocation = new Invocation(function, triggerValue, data, scope.ServiceProvider, ending.Token)
        {
            Retry = retry,
        };
        prepare?.Invoke(invocation);
        var started = Stopwatch.GetTimestamp();
        try
        {
            await _pipeline(invocation);
            await SendOutputAsync(function, invocation.Result);
            log.Succeeded(function.Name, invocation.InvocationId, Milliseconds(started));
            return invocation.Result;
        }
        catch (Exception) when (ending.IsCancellationRequested)
        {
            log.Cancelled(function.Name, invocation.InvocationId, Milliseconds(started));
            throw;
        }
        catch (Exception error)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            log.Failed(function.Name, invocation.InvocationId, Milliseconds(started), error);
            throw;
        }
    }

    /// <summary>A null is no message.</summary>
    private async Task SendOutputAsync(FunctionEntry function, object? result)
    {
        if (function.Output is not { } output || result is not string text)
            return;
        var queue = new QueueClient(output.ConnectionString, output.Queue);
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync(
            hostJson.QueueBase64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text
        );
    }

    private static long Milliseconds(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;

    private static async Task ExecuteAsync(Invocation invocation)
    {
        var function = invocation.Function;
        var arguments = Array.ConvertAll(function.Arguments.ToArray(), argument => argument(invocation));
        var instance = function.Method.IsStatic
            ? null
            : ActivatorUtilities.CreateInstance(invocation.InstanceServices, function.Method.ReflectedType!);
        try
        {
            var returned = function.Method.Invoke(
                instance,
                BindingFlags.DoNotWrapExceptions,
                binder: null,
                arguments,
                culture: null
            );
            invocation.Result = await ResultOfAsync(function.Method, returned);
        }
        finally
        {
            if (instance is IAsyncDisposable asynchronously)
                await asynchronously.DisposeAsync();
            else if (instance is IDisposable disposable)
                disposable.Dispose();
        }
    }

    private static async Task<object?> ResultOfAsync(MethodInfo method, object? returned)
    {
        if (returned is not Task task)
            return returned;
        await task;
        // Asked of the declared type: at run time the task of every async method has some result.
        return method.ReturnType.IsGenericType
            ? method.ReturnType.GetProperty(nameof(Task<>.Result))!.GetValue(task)
            : null;
    }
}

/// <summary>The worker middleware, outermost first.</summary>
internal sealed record MiddlewareChain(IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Steps)
{
    public FunctionExecutionDelegate Around(FunctionExecutionDelegate function) =>
        Steps.Reverse().Aggregate(function, (next, step) => step(next));
}
