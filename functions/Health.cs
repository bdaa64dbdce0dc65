using CourseAI.Pipeline;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions;

public sealed class Health(Door door, HealthCheck health)
{
    [Function(nameof(GetHealth))]
    public Task<IResult> GetHealth(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request,
        CancellationToken cancellation
    ) => door.Anyone(request, () => health.RunAsync(cancellation));
}
