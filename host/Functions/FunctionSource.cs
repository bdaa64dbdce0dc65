using System.Reflection;

namespace EmbeddedFunctions;

/// <summary>Where functions are looked for.</summary>
/// <param name="Name">Names the app; a host id is derived from it.</param>
/// <param name="Started">Timestamp from which the start is measured; null: since the process began.</param>
internal sealed record FunctionSource(string Name, IReadOnlyList<Type> Types, long? Started)
{
    public static FunctionSource EntryAssembly()
    {
        var assembly =
            Assembly.GetEntryAssembly() ?? throw new InvalidOperationException("There is no entry assembly to search.");
        return Of(assembly, started: null);
    }

    public static FunctionSource Of(Assembly assembly, long? started) =>
        new(assembly.GetName().Name ?? "functions", assembly.GetTypes(), started);
}
