using EmbeddedFunctions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Microsoft.Azure.Functions.Worker.Builder
{
    public static class FunctionsApplicationBuilderAspNetCoreExtensions
    {
        /// <summary>Lets functions take <c>HttpRequest</c> and return <c>IResult</c>. Middleware added later runs inside.</summary>
        public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(
            this FunctionsApplicationBuilder builder
        )
        {
            if (!builder.HasHttp)
                builder.Use(HttpResults.Middleware);
            builder.HasHttp = true;
            return builder;
        }
    }
}

namespace Microsoft.Azure.Functions.Worker
{
    public static class FunctionContextHttpExtensions
    {
        /// <summary>Null where something else than HTTP triggered the function.</summary>
        public static HttpContext? GetHttpContext(this FunctionContext context) =>
            context.Items.TryGetValue(HttpResults.ContextItem, out var item) ? item as HttpContext : null;
    }
}
