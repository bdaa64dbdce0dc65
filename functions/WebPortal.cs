using CourseAI.Pipeline.Portal;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions;

/// <summary>The portal's files. Routes are tried in the order of the functions' names, and this one fits every path: its name comes last.</summary>
public sealed class WebPortal(Door door, PortalFiles files)
{
    [Function(nameof(WebPortal))]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request,
        string? path
    ) => door.Anyone(request, () => Task.FromResult(files.Show(path)));
}
