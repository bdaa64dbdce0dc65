using CourseAI.Functions;
using CourseAI.Pipeline;
using CourseAI.Pipeline.HandIn;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.Services.AddCourseAI(builder.Configuration);
    builder.Services.AddObservability(builder.Configuration);

    // Kestrel's own limit is 30 MB; the Functions host's is 100 MB (FUNCTIONS_REQUEST_BODY_SIZE_LIMIT), and so is the door's.
    builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = PutUpload.MaxBytes);
    await builder.Build().RunCourseAIAsync();
    return 0;
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
