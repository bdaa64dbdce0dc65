using CourseAI.Vision;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CourseAI.Pipeline;

/// <summary>Runs a host with CourseAI's services in it.</summary>
public static class CourseAIHost
{
    /// <summary>
    /// Loads the models, and only then lets the host start: one that cannot be used ends the start instead of the first hand-in, and
    /// before the host, which would log where in its own code that happened.
    /// </summary>
    /// <exception cref="StartRefusedException">A model is missing, damaged, foreign, or not the one its card speaks of.</exception>
    public static async Task RunCourseAIAsync(this IHost host)
    {
        try
        {
            _ = host.Services.GetRequiredService<Lazy<PictureClassifier>>().Value;
        }
        catch (Exception unusable) when (unusable is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(unusable.Message, unusable);
        }
        await host.RunAsync();
    }
}
