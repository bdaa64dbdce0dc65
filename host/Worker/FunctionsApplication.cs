using EmbeddedFunctions;

namespace Microsoft.Azure.Functions.Worker.Builder;

public static class FunctionsApplication
{
    /// <summary>An application whose functions are those of the entry assembly.</summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args, FunctionSource.EntryAssembly());
}
