namespace EmbeddedFunctions;

internal static class Pause
{
    /// <summary>False when it was cut short.</summary>
    public static async Task<bool> ForAsync(TimeSpan time, CancellationToken cancellation)
    {
        await Task.Delay(time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellation.IsCancellationRequested;
    }
}
