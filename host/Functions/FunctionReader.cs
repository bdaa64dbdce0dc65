using System.Reflection;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EmbeddedFunctions;

/// <summary>Reads one method's attributes, parameters and return type; what it does not support becomes a problem.</summary>
internal sealed class FunctionReader(HostSettings settings, bool hasHttp, List<string> problems)
{
    /// <summary>Null where there is at least one problem.</summary>
    public FunctionEntry? Read(string name, MethodInfo method)
    {
        var before = problems.Count;
        void Refuse(string reason) => problems.Add($"Function {name}: {reason}");

        if (!method.IsPublic || !method.DeclaringType!.IsVisible)
            Refuse($"{method.DeclaringType!.Name}.{method.Name} must be a public method of a public class.");
        if (method.IsGenericMethodDefinition || method.DeclaringType!.IsGenericTypeDefinition)
            Refuse($"{method.DeclaringType!.Name}.{method.Name} must not be generic.");

        var triggers = method.GetParameters().Where(parameter => TriggerOf(parameter) is not null).ToList();
        if (triggers.Count != 1)
        {
            Refuse(
                $"it has {triggers.Count} parameters with a trigger; it must have exactly one [HttpTrigger], [BlobTrigger], [QueueTrigger] or [TimerTrigger]."
            );
            return null;
        }
        var parameter = triggers[0];
        var trigger = TriggerReader.Read(method, parameter, TriggerOf(parameter)!, settings, Refuse);
        if (trigger is null)
            return null;
        if (trigger is HttpTrigger && !hasHttp)
            Refuse("an HTTP function needs builder.ConfigureFunctionsWebApplication() in Program.cs.");

        var arguments = ArgumentReader.Read(method, parameter, trigger, settings, Refuse);
        var output = OutputOf(method, trigger, Refuse);
        ReturnType.Check(method, trigger, output is not null, Refuse);
        return problems.Count > before
            ? null
            : new FunctionEntry(
                method,
                trigger,
                arguments,
                output,
                new EntryDefinition(name, method, parameter.Name!, trigger.BindingType)
            );
    }

    private static Attribute? TriggerOf(ParameterInfo parameter) =>
        parameter
            .GetCustomAttributes()
            .FirstOrDefault(attribute =>
                attribute
                    is HttpTriggerAttribute
                        or BlobTriggerAttribute
                        or QueueTriggerAttribute
                        or TimerTriggerAttribute
            );

    private QueueOutput? OutputOf(MethodInfo method, Trigger trigger, Action<string> refuse)
    {
        if (method.GetCustomAttribute<QueueOutputAttribute>() is not { } output)
            return null;
        if (trigger is HttpTrigger)
        {
            refuse("[QueueOutput] beside an HTTP response is not supported; send the message with a QueueClient.");
            return null;
        }
        return TriggerReader.Try(
            () => new QueueOutput(settings.Resolve(output.QueueName), settings.ConnectionString(output.Connection)),
            refuse
        );
    }
}

/// <summary>What a function may return.</summary>
internal static class ReturnType
{
    public static void Check(MethodInfo method, Trigger trigger, bool hasOutput, Action<string> refuse)
    {
        var type = method.ReturnType;
        var result =
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0]
            : type == typeof(void) || type == typeof(Task) ? null
            : type;
        var (fits, supported) = (trigger, hasOutput) switch
        {
            (HttpTrigger, _) => (
                result is null || result.IsAssignableTo(typeof(IResult)),
                "IResult, Task<IResult>, Task or void"
            ),
            (_, true) => (result == typeof(string), "string or Task<string> with [QueueOutput]"),
            _ => (result is null, "Task or void"),
        };
        if (!fits)
            refuse($"it returns {TypeName.Of(type)}; supported here: {supported}.");
    }
}

/// <summary>Types as they stand in source.</summary>
internal static class TypeName
{
    public static string Of(Type type) =>
        type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
            : type.Name;
}
