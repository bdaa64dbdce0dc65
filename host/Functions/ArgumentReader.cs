using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace EmbeddedFunctions;

/// <summary>How each parameter of a function gets its value.</summary>
internal static class ArgumentReader
{
    /// <summary>A type, the route constraint that makes sure of it, and how its text is read.</summary>
    private static readonly Dictionary<Type, (string Constraint, Func<string, object> Read)> Values = new()
    {
        [typeof(int)] = ("int", text => int.Parse(text, CultureInfo.InvariantCulture)),
        [typeof(long)] = ("long", text => long.Parse(text, CultureInfo.InvariantCulture)),
        [typeof(Guid)] = ("guid", text => Guid.Parse(text)),
        [typeof(bool)] = ("bool", text => bool.Parse(text)),
        [typeof(double)] = ("double", text => double.Parse(text, CultureInfo.InvariantCulture)),
        [typeof(decimal)] = ("decimal", text => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)),
    };

    public static ImmutableArray<Func<Invocation, object?>> Read(
        MethodInfo method,
        ParameterInfo triggered,
        Trigger trigger,
        HostSettings settings,
        Action<string> refuse
    )
    {
        var arguments = ImmutableArray.CreateBuilder<Func<Invocation, object?>>();
        foreach (var parameter in method.GetParameters())
        {
            void Refuse(string reason) => refuse($"parameter '{parameter.Name}': {reason}");
            var argument =
                parameter == triggered ? invocation => invocation.TriggerValue
                : parameter.ParameterType == typeof(FunctionContext) ? invocation => invocation
                : parameter.ParameterType == typeof(CancellationToken) ? invocation => invocation.CancellationToken
                : parameter.GetCustomAttribute<BlobInputAttribute>() is { } blob
                    ? BlobInput(parameter, blob, trigger, settings, Refuse)
                : ByName(parameter, trigger, Refuse);
            if (argument is not null)
                arguments.Add(argument);
        }
        return arguments.ToImmutable();
    }

    private static Func<Invocation, object?>? ByName(ParameterInfo parameter, Trigger trigger, Action<string> refuse)
    {
        var name = parameter.Name!;
        var type = parameter.ParameterType;
        if (trigger is HttpTrigger http && RoutePart(http, name) is { } part)
            return RouteValue(parameter, part, refuse);
        if (trigger is BlobTrigger blob && name.Equals(blob.Path.Token, StringComparison.OrdinalIgnoreCase))
        {
            if (type == typeof(string))
                return invocation => invocation.BindingContext.BindingData[blob.Path.Token!];
            refuse($"'{{{blob.Path.Token}}}' of the blob path is a string, not {TypeName.Of(type)}.");
            return null;
        }
        var also = trigger switch
        {
            HttpTrigger => ", and values of the route by name",
            BlobTrigger => ", and a string with the name of the blob path's token",
            _ => "",
        };
        refuse(
            $"nothing fills {TypeName.Of(type)} {name}; supported are FunctionContext, CancellationToken, [BlobInput] BlobClient{also}."
        );
        return null;
    }

    private static TemplatePart? RoutePart(HttpTrigger http, string name) =>
        TemplateParser
            .Parse(http.Template)
            .Parameters.FirstOrDefault(part => string.Equals(part.Name, name, StringComparison.OrdinalIgnoreCase));

    private static Func<Invocation, object?>? RouteValue(
        ParameterInfo parameter,
        TemplatePart part,
        Action<string> refuse
    )
    {
        var name = part.Name!;
        if (parameter.ParameterType == typeof(string))
            return invocation => Text(invocation, name);
        var nullable = Nullable.GetUnderlyingType(parameter.ParameterType);
        if (!Values.TryGetValue(nullable ?? parameter.ParameterType, out var value))
        {
            refuse(
                $"a route value cannot be {TypeName.Of(parameter.ParameterType)}; supported are string, {string.Join(", ", Values.Keys.Select(TypeName.Of))}."
            );
            return null;
        }
        // Without it a call with another text would reach the function and fail there, as a fault of the server.
        if (!part.InlineConstraints.Any(inline => inline.Constraint == value.Constraint))
        {
            refuse($"the route must say {{{name}:{value.Constraint}}} for {TypeName.Of(parameter.ParameterType)}.");
            return null;
        }
        if (part.IsOptional && nullable is null)
        {
            refuse($"{{{name}?}} may be absent; make the parameter {TypeName.Of(parameter.ParameterType)}?.");
            return null;
        }
        return invocation => Text(invocation, name) is { } text ? value.Read(text) : null;
    }

    private static string? Text(Invocation invocation, string name) =>
        invocation.BindingContext.BindingData.TryGetValue(name, out var value)
            ? Convert.ToString(value, CultureInfo.InvariantCulture)
            : null;

    private static Func<Invocation, object?>? BlobInput(
        ParameterInfo parameter,
        BlobInputAttribute input,
        Trigger trigger,
        HostSettings settings,
        Action<string> refuse
    )
    {
        if (parameter.ParameterType != typeof(BlobClient))
        {
            refuse($"[BlobInput] on {TypeName.Of(parameter.ParameterType)}; supported is BlobClient.");
            return null;
        }
        return TriggerReader.Try<Func<Invocation, object?>>(
            () =>
            {
                var path = BlobPath.Parse(settings.Resolve(input.BlobPath));
                var container = new BlobContainerClient(settings.ConnectionString(input.Connection), path.Container);
                var known = trigger switch
                {
                    HttpTrigger http => path.Token is null || RoutePart(http, path.Token) is not null,
                    BlobTrigger blob => path.Token is null || path.Token == blob.Path.Token,
                    _ => path.Token is null,
                };
                return known
                    ? invocation =>
                        container.GetBlobClient(path.Fill(path.Token is null ? "" : Text(invocation, path.Token) ?? ""))
                    : throw new FormatException($"'{{{path.Token}}}' of the blob path is not known to the trigger");
            },
            refuse
        );
    }
}
