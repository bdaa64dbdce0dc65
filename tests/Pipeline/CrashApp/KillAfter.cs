using Azure.Core;
using Azure.Core.Pipeline;

namespace CourseAI.Pipeline.Tests;

/// <summary>Ends the process, as SIGKILL does, when storage has answered so many requests and nobody has seen the last answer.</summary>
internal sealed class KillAfter(int requests) : HttpPipelineSynchronousPolicy
{
    private int _answered;

    public int Answered => _answered;

    public override void OnReceivedResponse(HttpMessage message)
    {
        if (Interlocked.Increment(ref _answered) == requests)
            System.Diagnostics.Process.GetCurrentProcess().Kill();
    }
}
