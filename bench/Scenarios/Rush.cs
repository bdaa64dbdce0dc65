using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using CourseAI.Bench.Deployments;
using CourseAI.Core;
using CourseAI.Pipeline.HandIn;
using CourseAI.Pipeline.Instructing;

namespace CourseAI.Bench.Scenarios;

/// <summary>
/// The minute before a deadline: every student hands in a report, a project and a video at once, each by another of the three doors.
/// </summary>
internal static class Rush
{
    private const int FilesPerStudent = 3;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static async Task<IReadOnlyList<Figure>> RunAsync(int students, int rounds, CancellationToken cancellation)
    {
        var (sent, reported, errors) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            await using var deployment = await Deployment.StartAsync(cancellation);
            await deployment.PutRulesAsync(students, cancellation);
            var numbers = Enumerable.Range(1, students).ToList();
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(numbers.Select(number => HandInAsync(deployment, number, cancellation)));
            sent.Add(clock.Elapsed.TotalSeconds);
            await ReportsAsync(deployment, students, cancellation);
            foreach (var number in numbers)
            {
                using var student = deployment.Student(number);
                await Reports.WaitForAsync(student, FilesPerStudent, cancellation);
            }
            reported.Add(clock.Elapsed.TotalSeconds);
            errors.Add(deployment.App.Errors.Count + await PoisonAsync(deployment, cancellation));
        }
        var rush = $"rush of {students} students, {students * FilesPerStudent} files";
        return
        [
            new($"{rush}: all are in", sent, "s"),
            new($"{rush}: all reports stand", reported, "s"),
            new($"{rush}: errors logged and poison messages", errors, "errors", Limit: 1, OfWorst: true),
        ];
    }

    private static Task HandInAsync(Deployment deployment, int number, CancellationToken cancellation) =>
        Task.WhenAll(
            BySlotAsync(deployment, number, cancellation),
            ByPutAsync(deployment, number, cancellation),
            deployment
                .Container("uploads")
                .GetBlobClient($"{Deployment.StudentId(number)}/video/film.mp4")
                .UploadAsync(Repository.Sample("video", "mp4-179s.mp4"), cancellation)
        );

    private static async Task BySlotAsync(Deployment deployment, int number, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(Repository.Sample("pdf", "report-3-pages.pdf"), cancellation);
        using var student = deployment.Student(number);
        var request = new DeclareRequest(
            "report",
            "report.pdf",
            bytes.Length,
            Convert.ToHexStringLower(SHA256.HashData(bytes))
        );
        using var answer = await student.PostAsJsonAsync("api/uploads", request, CoreJson.Options, cancellation);
        var declared = await answer
            .EnsureSuccessStatusCode()
            .Content.ReadFromJsonAsync<DeclaredUpload>(CoreJson.Options, cancellation);
        await new BlobClient(declared!.Url).UploadAsync(new BinaryData(bytes), cancellation);
    }

    private static async Task ByPutAsync(Deployment deployment, int number, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(Repository.Sample("zip", "streamlit.zip"), cancellation);
        using var student = deployment.Student(number);
        using var content = new ByteArrayContent(bytes);
        content.Headers.Add("Content-Digest", ContentDigest.Write(SHA256.HashData(bytes)));
        using var answer = await student.PutAsync("api/uploads/source/project.zip", content, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Until nobody waits any more: cheaper for the machine than to ask for every student.</summary>
    private static async Task ReportsAsync(Deployment deployment, int students, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        using var timer = new PeriodicTimer(Beat);
        using var instructor = deployment.Instructor();
        while (await DoneAsync(instructor, limit.Token) < students)
            await timer.WaitForNextTickAsync(limit.Token);
    }

    private static async Task<int> DoneAsync(HttpClient instructor, CancellationToken cancellation)
    {
        var rows = await instructor.GetFromJsonAsync<List<ClassRow>>("api/students", CoreJson.Options, cancellation);
        return rows!.Count(row => row.Verdict?.Parts.Count(part => part.CountedAt is not null) == FilesPerStudent);
    }

    private static async Task<int> PoisonAsync(Deployment deployment, CancellationToken cancellation)
    {
        var messages = 0;
        foreach (var name in (string[])["webjobs-blobtrigger-poison", "report-requests-poison"])
        {
            var queue = deployment.Queue(name);
            if (await queue.ExistsAsync(cancellation))
                messages += (await queue.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;
        }
        return messages;
    }
}
