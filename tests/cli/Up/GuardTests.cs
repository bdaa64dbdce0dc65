using System.Diagnostics;
using System.Globalization;

namespace CourseAI.Cli.Tests.Up;

public sealed class GuardTests
{
    [Fact]
    public async Task What_it_watches_ends_when_its_parent_is_gone()
    {
        using var child = StartEndless();
        using var guard = Cli.Start("guard-children");
        await guard.StandardInput.WriteLineAsync(child.Id.ToString(CultureInfo.InvariantCulture));
        await guard.StandardInput.FlushAsync();
        child.HasExited.Should().BeFalse();
        // As the operating system does for a parent that was killed.
        guard.StandardInput.Close();
        await Wait.UntilAsync(() => child.HasExited && guard.HasExited, "child and guard have ended");
    }

    private static Process StartEndless()
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false };
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add("setInterval(() => {}, 1000)");
        return Process.Start(start)!;
    }
}
