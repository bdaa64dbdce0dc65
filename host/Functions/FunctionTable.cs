using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace EmbeddedFunctions;

/// <summary>All functions of the app, found by their attributes.</summary>
internal sealed partial record FunctionTable(ImmutableArray<FunctionEntry> Functions)
{
    /// <exception cref="FunctionsStartException">Anything is not supported; all of it is told.</exception>
    public static FunctionTable Find(FunctionSource source, HostSettings settings, bool hasHttp)
    {
        var problems = new List<string>();
        var found = source.Types.SelectMany(Marked).ToList();
        foreach (
            var twice in found
                .GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
        )
            problems.Add($"Function {twice.Key}: {twice.Count()} methods have this name; each needs its own.");
        var reader = new FunctionReader(settings, hasHttp, problems);
        var entries = found
            .Where(function => HasUsableName(function.Name, problems))
            .Select(function => reader.Read(function.Name, function.Method))
            .OfType<FunctionEntry>()
            .ToImmutableArray();
        return problems.Count == 0 ? new FunctionTable(entries) : throw new FunctionsStartException(problems);
    }

    public IEnumerable<(FunctionEntry Function, TTrigger Trigger)> By<TTrigger>()
        where TTrigger : Trigger =>
        Functions.SelectMany(function =>
            function.Trigger is TTrigger trigger ? [(function, trigger)] : Array.Empty<(FunctionEntry, TTrigger)>()
        );

    private static IEnumerable<(string Name, MethodInfo Method)> Marked(Type type) =>
        from method in type.GetMethods(
            BindingFlags.Public
                | BindingFlags.NonPublic
                | BindingFlags.Instance
                | BindingFlags.Static
                | BindingFlags.DeclaredOnly
        )
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method);

    private static bool HasUsableName(string name, List<string> problems)
    {
        if (UsableName().IsMatch(name))
            return true;
        problems.Add(
            $"Function {name}: a name begins with a letter and goes on with at most 127 letters, digits, '_' and '-'."
        );
        return false;
    }

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]{0,127}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsableName();
}
