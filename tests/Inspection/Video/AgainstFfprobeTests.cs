using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CourseAI.Inspection.Tests.Video;

/// <summary>ffprobe, which shares no code with this reader, must come to the same sums from the packets themselves.</summary>
public sealed class AgainstFfprobeTests
{
    public static TheoryData<string> WholeFilms =>
        [
            .. Directory
                .EnumerateFiles(VideoSamples.Folder)
                .Select(path => Path.GetFileName(path)!)
                .Where(name => !name.Contains("truncated", StringComparison.Ordinal))
                .Where(name => !name.Contains("audio-only", StringComparison.Ordinal))
                .Where(name => Path.GetExtension(name) is not (".avi" or ".wmv"))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(WholeFilms))]
    public async Task Length_and_number_of_samples_are_those_of_the_packets(string name)
    {
        var (seconds, packets) = await PacketsAsync(name);
        var facts = await VideoSamples.MeasureAsync(name);

        facts.Samples.Should().Be(packets);
        facts.Seconds.Should().BeApproximately(seconds, packets * 0.000001m, "each packet is printed in microseconds");
    }

    private static async Task<(decimal Seconds, int Packets)> PacketsAsync(string name)
    {
        using var ffprobe = new Process
        {
            StartInfo = new ProcessStartInfo("ffprobe")
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
                ArgumentList =
                {
                    "-v",
                    "error",
                    "-select_streams",
                    "v:0",
                    "-show_entries",
                    "packet=duration_time",
                    "-of",
                    "csv=p=0",
                    Path.Combine(VideoSamples.Folder, name),
                },
            },
        };
        try
        {
            ffprobe.Start();
        }
        catch (Win32Exception)
        {
            Assert.Skip("ffprobe is missing; install with: apt-get install ffmpeg");
        }
        var lines = (await ffprobe.StandardOutput.ReadToEndAsync()).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        await ffprobe.WaitForExitAsync();
        ffprobe.ExitCode.Should().Be(0);
        return (lines.Sum(line => decimal.Parse(line.TrimEnd(','), CultureInfo.InvariantCulture)), lines.Length);
    }
}
