using System.Reflection;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CourseAI.Core.Ledgers;
using CourseAI.Inspection;
using CourseAI.Pipeline.Reporting;
using CourseAI.Pipeline.Sweeping;
using CourseAI.Pipeline.Uploads;
using CourseAI.Storage;
using CourseAI.Storage.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CourseAI.Pipeline.Tests;

/// <summary>The whole pipeline over an account of its own, with the sample course and a small roster.</summary>
internal sealed class CourseUnderTest : IAsyncDisposable
{
    public const string Student = "20260001";

    public const string Roster = """
        id,name,email,department,labels
        20260001,김민준,kim@univ.example,컴퓨터공학과,
        20260002,이서연,lee@univ.example,통계학과,night
        """;

    /// <summary>Looks at everything that is there, however young.</summary>
    public static readonly SweepLimits NoGrace = new() { Grace = Duration.Zero, Overlap = Duration.Zero };

    private readonly ServiceProvider _services;

    private CourseUnderTest(string connection, string keyFolder, ServiceProvider services)
    {
        (Connection, KeyFolder, _services) = (connection, keyFolder, services);
        Storage = services.GetRequiredService<CourseStorage>();
    }

    public string Connection { get; }
    public string KeyFolder { get; }
    public CourseStorage Storage { get; }

    public AcceptUpload Accept => Get<AcceptUpload>();
    public MakeReport Report => Get<MakeReport>();
    public Sweep Sweep => Get<Sweep>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<CourseUnderTest> StartAsync(
        AzuriteAccounts accounts,
        HttpPipelinePolicy? policy = null,
        TimeProvider? time = null,
        string? roster = Roster,
        Classify? classify = null,
        SweepLimits? limits = null
    )
    {
        var connection = accounts.NewAccount();
        var keyFolder = Directory.CreateTempSubdirectory("courseai-keys-").FullName;
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = connection,
            ["CourseAI:BaseUrl"] = "https://courseai.example",
            ["CourseAI:KeysFolder"] = keyFolder,
        };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton(limits ?? NoGrace);
        services.AddCourseAI(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        if (policy is not null)
            services.AddSingleton(ObservedStorage.Open(connection, policy, TimeProvider.System));
        if (classify is not null)
            services.AddSingleton(new Inspector(classify));
        var course = new CourseUnderTest(connection, keyFolder, services.BuildServiceProvider());
        await course.Storage.EnsureCreatedAsync();
        await course.PutAsync(CourseFiles.Course, SampleCourse());
        if (roster is not null)
            await course.PutAsync(CourseFiles.Roster, Encoding.UTF8.GetBytes(roster));
        return course;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(KeyFolder, recursive: true);
    }

    /// <summary>Puts a file of the instructor's, whatever stands there, as the storage portal does.</summary>
    public async Task PutAsync(string name, byte[] content) =>
        await new BlobContainerClient(Connection, "course")
            .GetBlobClient(name)
            .UploadAsync(new BinaryData(content), overwrite: true);

    /// <summary>Writes or overwrites an upload, as the storage portal does.</summary>
    public async Task<UploadVersion> UploadAsync(string name, byte[] content)
    {
        await new BlobContainerClient(Connection, "uploads")
            .GetBlobClient(name)
            .UploadAsync(new BinaryData(content), overwrite: true);
        return (await Storage.Uploads.FindAsync(name))!;
    }

    /// <summary>A file of <see cref="Student"/>'s, from its arrival to its report.</summary>
    /// <param name="sample">Of samples/files.</param>
    public async Task HandInAsync(string part, string sample)
    {
        var blob = $"{Student}/{part}/{Path.GetFileName(sample)}";
        await UploadAsync(blob, Sample(sample));
        await Accept.RunAsync(blob);
        await MakeRequestedReportsAsync();
    }

    /// <summary>No entry in the ledger of <see cref="Student"/>, nobody waits, and no report is asked for.</summary>
    /// <returns>The student's rows as they are now.</returns>
    public async Task<StudentRows> NothingShouldHaveHappenedSinceAsync(StudentRows before)
    {
        var after = await Storage.Students.ReadAsync(Student);
        after.Ledger.Should().HaveCount(before.Ledger.Count);
        (await Storage.Waiting.ListAsync()).Should().BeEmpty();
        (await MakeRequestedReportsAsync()).Should().Be(0);
        return after;
    }

    /// <summary>Does what the host does with the queue: one report per message, until it is empty.</summary>
    public async Task<int> MakeRequestedReportsAsync()
    {
        var queue = new QueueClient(
            Connection,
            "report-requests",
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
        );
        var made = 0;
        while ((await queue.ReceiveMessageAsync()).Value is { } message)
        {
            await Report.RunAsync(message.MessageText);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            made++;
        }
        return made;
    }

    public async Task<IReadOnlyList<ArchiveCopy>> ArchiveAsync()
    {
        var copies = new List<ArchiveCopy>();
        await foreach (var copy in Storage.Archive.ListAsync())
            copies.Add(copy);
        return copies;
    }

    /// <summary>What must hold after one upload, however often and however interrupted it was worked on.</summary>
    public async Task<StudentRows> ShouldHoldOneAttemptAsync(string studentId = Student)
    {
        var rows = await Storage.Students.ReadAsync(studentId);
        rows.Evidence.Should().ContainSingle();
        rows.Ledger.Should().ContainSingle(entry => entry.Kind == LedgerKinds.Received);
        LedgerChain.Verify(rows.Ledger).Holds.Should().BeTrue();
        (await ArchiveAsync()).Should().ContainSingle();
        (await Storage.Receipts.FindAsync(rows.Evidence[0].AttemptId)).Should().NotBeNull();
        rows.Verdict.Should().NotBeNull();
        rows.Verdict!.LedgerLength.Should().Be(rows.Ledger.Count);
        (await Storage.Reports.FindAsync(studentId))!.InputsHash.Should().Be(rows.Verdict.InputsHash);
        (await Storage.Waiting.ListAsync()).Should().BeEmpty();
        return rows;
    }

    public static byte[] SampleCourse() => File.ReadAllBytes(Path.Combine(Repository, "samples", "course.json"));

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Repository, "samples", "files", name));

    public static string Metadata(string key) =>
        Assembly
            .GetExecutingAssembly()
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key)
            .Value!;

    private static string Repository => Metadata("RepositoryRoot");
}
