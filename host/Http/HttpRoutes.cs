using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace EmbeddedFunctions;

/// <summary>
/// Routes in the order of the functions' names (ordinal). The first whose template, constraints and method fit has
/// the call; ASP.NET's own order by precision does not apply, as it does not on the real host.
/// </summary>
internal sealed class HttpRoutes
{
    private readonly ImmutableArray<Route> _routes;

    public HttpRoutes(FunctionTable table, HostJson hostJson, IInlineConstraintResolver constraints)
    {
        _routes =
        [
            .. table
                .Functions.Where(function => function.Trigger is HttpTrigger)
                .OrderBy(function => function.Name, StringComparer.Ordinal)
                .Select(function => Route.Of(function, hostJson.RoutePrefix, constraints)),
        ];
    }

    /// <summary>Null where no route fits: 404, also where a template fits and its methods do not.</summary>
    public (FunctionEntry Function, RouteValueDictionary Values)? Match(HttpContext http)
    {
        foreach (var route in _routes)
        {
            var values = new RouteValueDictionary();
            if (route.Fits(http, values))
                return (route.Function, values);
        }
        return null;
    }

    private sealed record Route(
        FunctionEntry Function,
        TemplateMatcher Template,
        ImmutableArray<(string Name, IRouteConstraint Constraint)> Constraints,
        ImmutableArray<string> Methods
    )
    {
        public static Route Of(FunctionEntry function, string prefix, IInlineConstraintResolver resolver)
        {
            var trigger = (HttpTrigger)function.Trigger;
            var text = string.Join('/', new[] { prefix, trigger.Template }.Where(part => part.Length > 0));
            var template = TemplateParser.Parse(text);
            var defaults = new RouteValueDictionary();
            var constraints = new List<(string, IRouteConstraint)>();
            foreach (var parameter in template.Parameters)
            {
                if (parameter.DefaultValue is { } value)
                    defaults[parameter.Name!] = value;
                foreach (var inline in parameter.InlineConstraints)
                    constraints.Add((parameter.Name!, Resolve(function, inline.Constraint, resolver)));
            }
            return new Route(function, new TemplateMatcher(template, defaults), [.. constraints], trigger.Methods);
        }

        public bool Fits(HttpContext http, RouteValueDictionary values) =>
            Template.TryMatch(http.Request.Path, values)
            && (Methods.IsEmpty || Methods.Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase))
            && Constraints.All(constraint =>
                !values.ContainsKey(constraint.Name)
                || constraint.Constraint.Match(
                    http,
                    route: null,
                    constraint.Name,
                    values,
                    RouteDirection.IncomingRequest
                )
            );

        private static IRouteConstraint Resolve(
            FunctionEntry function,
            string constraint,
            IInlineConstraintResolver resolver
        ) =>
            resolver.ResolveConstraint(constraint)
            ?? throw new FunctionsStartException([
                $"Function {function.Name}: the route constraint '{constraint}' is not known to ASP.NET routing.",
            ]);
    }
}
