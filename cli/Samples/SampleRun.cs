using System.Diagnostics;
using Azure.Storage.Blobs;
using CourseAI.Cli.Servers;
using CourseAI.Cli.Uploads;
using CourseAI.Core.Ledgers;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Instructing;
using CourseAI.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CourseAI.Cli.Samples;

/// <summary>What the sample class came to.</summary>
/// <param name="Students">Each student as the instructor sees them, in the roster's order.</param>
/// <param name="Unrecognised">Names of the blobs that nobody owns.</param>
/// <param name="Delays">From the end of each upload to the report that counts it.</param>
/// <param name="Settled">False: some report did not come in time.</param>
public sealed record SampleResult(
    IReadOnlyList<StudentFile> Students,
    IReadOnlyList<string> Unrecognised,
    IReadOnlyList<TimeSpan> Delays,
    bool Settled
);

/// <summary>Plays the sample class against a running deployment: real files, all doors, real clock.</summary>
/// <param name="Folder">For the state of uploads; the caller's, temporary.</param>
public sealed record SampleRun(
    SampleClass Class,
    Uri Address,
    AccessTokens Tokens,
    BlobServiceClient Storage,
    string Folder
)
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan ReportLimit = TimeSpan.FromSeconds(90);

    private readonly Dictionary<SampleSubmission, long> _ended = [];
    private readonly Dictionary<SampleSubmission, Prepared> _declared = [];

    /// <param name="ahead">How far ahead the due time is set.</param>
    /// <param name="tell">What is being done now.</param>
    /// <exception cref="CommandException">The due time came before the on-time files were in.</exception>
    public async Task<SampleResult> RunAsync(TimeSpan ahead, Action<string> tell, CancellationToken cancellation)
    {
        using var instructor = new CourseServer(Address, Tokens.Issue(Caller.Instructor("sample"), TokenLife));
        await using var watch = new ReportWatch(Storage.GetBlobContainerClient("reports"));

        tell("Uploading course, roster and extensions");
        var due = await NowAsync(cancellation) + Duration.FromTimeSpan(ahead);
        await PutAsync(instructor, "api/course", Class.CourseDueAt(due), cancellation);
        await PutAsync(instructor, "api/roster", Class.Roster, cancellation);
        await PutAsync(instructor, "api/extensions", Class.ExtensionsDueAt(due), cancellation);

        tell("Handing in what is on time");
        await ForEachAsync(submission => submission.When != When.After, BeforeDueAsync, cancellation);
        if (await NowAsync(cancellation) > due)
            throw new CommandException(
                $"machine too slow: the on-time files of the sample class were not in within {ahead.TotalSeconds:0} s; try --due-in with more seconds",
                ExitCodes.TooSlow
            );

        tell("Waiting for the due time");
        // Storage's times have whole seconds: from the next one on, everything is late.
        while (await NowAsync(cancellation) < due + Duration.FromSeconds(1))
            await Task.Delay(Beat, cancellation);

        tell("Handing in what is late");
        await ForEachAsync(
            submission => submission.When is When.After or When.DeclaredBefore,
            AfterDueAsync,
            cancellation
        );
        foreach (var score in Class.Scores)
            await instructor.SendAsync<object>(
                HttpMethod.Put,
                $"api/students/{score.Student}/scores",
                CourseServer.Json(new ScoreRequest(score.Part, score.Points, score.Comment)),
                cancellation
            );

        tell("Waiting for the reports");
        return await SettleAsync(instructor, watch, cancellation);
    }

    private async Task BeforeDueAsync(SampleSubmission submission, CancellationToken cancellation)
    {
        if (submission.When == When.Before)
            await HandInAsync(submission, cancellation);
        else
            _declared[submission] = await WithStudentAsync(
                submission.Student,
                (hand, token) => hand.PrepareAsync(FileOf(submission), token),
                cancellation
            );
    }

    private async Task AfterDueAsync(SampleSubmission submission, CancellationToken cancellation)
    {
        if (submission.When == When.After)
            await HandInAsync(submission, cancellation);
        else
            await SendDeclaredAsync(submission, _declared[submission], cancellation);
    }

    private async Task HandInAsync(SampleSubmission submission, CancellationToken cancellation)
    {
        switch (submission.Door)
        {
            case Door.Slot:
                var prepared = await WithStudentAsync(
                    submission.Student,
                    (hand, token) => hand.PrepareAsync(FileOf(submission), token),
                    cancellation
                );
                await SendDeclaredAsync(submission, prepared, cancellation);
                break;
            case Door.Put:
                using (var server = ServerOf(submission.Student))
                    await server.PutFileAsync(
                        submission.Part,
                        submission.FileName,
                        Class.PathOf(submission),
                        cancellation
                    );
                break;
            default:
                await Storage
                    .GetBlobContainerClient("uploads")
                    .GetBlobClient($"{submission.Student}/{submission.Part}/{submission.FileName}")
                    .UploadAsync(Class.PathOf(submission), cancellation);
                break;
        }
        _ended[submission] = Stopwatch.GetTimestamp();
    }

    private async Task SendDeclaredAsync(SampleSubmission submission, Prepared prepared, CancellationToken cancellation)
    {
        using (prepared)
            await WithStudentAsync(
                submission.Student,
                async (hand, token) =>
                {
                    await hand.SendAsync(prepared, _ => { }, token);
                    return true;
                },
                cancellation
            );
        _ended[submission] = Stopwatch.GetTimestamp();
    }

    /// <summary>Until every upload has its evidence, and every student a report that counts all of it.</summary>
    private async Task<SampleResult> SettleAsync(
        CourseServer instructor,
        ReportWatch watch,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var expected = Class
            .Submissions.Where(_ended.ContainsKey)
            .GroupBy(submission => submission.Student, StringComparer.Ordinal)
            .ToDictionary(student => student.Key, student => student.Count(), StringComparer.Ordinal);
        var roster = await instructor.GetAsync<List<ClassRow>>("api/students", cancellation);
        var students = new Dictionary<string, StudentFile>(StringComparer.Ordinal);
        while (true)
        {
            // Only those whose report has moved on are asked for again: the machine has better things to do.
            var unrecognised = await instructor.GetAsync<List<UnrecognisedUpload>>("api/unrecognised", cancellation);
            foreach (var row in roster.Where(row => !IsSettled(row.Id)))
                students[row.Id] = await instructor.GetAsync<StudentFile>($"api/students/{row.Id}", cancellation);
            var settled = roster.TrueForAll(row => IsSettled(row.Id)) && Known() >= _ended.Count;
            if (settled || clock.Elapsed > ReportLimit)
                return new SampleResult(
                    [.. roster.Select(row => students[row.Id])],
                    [.. unrecognised.Select(upload => upload.Name)],
                    [.. students.Values.SelectMany(student => Delays(student, watch))],
                    settled
                );
            await Task.Delay(Beat, cancellation);

            int Known() => students.Values.Sum(student => Attempts(student).Count) + unrecognised.Count;

            bool IsSettled(string id) =>
                students.TryGetValue(id, out var student)
                && Attempts(student).Count
                    >= expected.GetValueOrDefault(id) - unrecognised.Count(upload => IsOf(upload, id))
                && watch.LedgerLength(id) >= LengthToReport(student);
        }
    }

    private static bool IsOf(UnrecognisedUpload upload, string student) =>
        upload.Name.StartsWith(student + "/", StringComparison.Ordinal);

    private static HashSet<string> Attempts(StudentFile student) =>
        student.Evidence.Select(evidence => evidence.AttemptId).ToHashSet(StringComparer.Ordinal);

    /// <summary>Up to the newest entry that a report must show; a declaration alone is none.</summary>
    private static long LengthToReport(StudentFile student) =>
        student
            .Ledger.Where(entry => entry.Kind is LedgerKinds.Received or LedgerKinds.Scored)
            .Select(entry => entry.Sequence + 1)
            .DefaultIfEmpty(0)
            .Max();

    private IEnumerable<TimeSpan> Delays(StudentFile student, ReportWatch watch) =>
        from ended in _ended
        where ended.Key.Student == student.Student.Id
        let evidence = student.Evidence.FirstOrDefault(attempt =>
            attempt.PartId == ended.Key.Part && attempt.FileName == ended.Key.FileName
        )
        where evidence is not null
        let entry = student.Ledger.FirstOrDefault(entry =>
            entry.Kind == LedgerKinds.Received && entry.Subject == evidence.AttemptId
        )
        where entry is not null
        let seen = watch.FirstWith(student.Student.Id, entry.Sequence)
        where seen is not null
        select Stopwatch.GetElapsedTime(ended.Value, Math.Max(ended.Value, seen.Value));

    /// <summary>One file after the other: this shows outcomes; a rush is what bench/ is for.</summary>
    private async Task ForEachAsync(
        Func<SampleSubmission, bool> which,
        Func<SampleSubmission, CancellationToken, Task> act,
        CancellationToken cancellation
    )
    {
        SampleSubmission? before = null;
        foreach (var submission in Class.Submissions.Where(which))
        {
            // Storage's times have whole seconds: which of two attempts is the later one must show in them.
            if (before is not null && before.Student == submission.Student && before.Part == submission.Part)
                await WaitForNextSecondAsync(cancellation);
            await act(submission, cancellation);
            before = submission;
        }
    }

    private async Task WaitForNextSecondAsync(CancellationToken cancellation)
    {
        var now = await NowAsync(cancellation);
        while (await NowAsync(cancellation) == now)
            await Task.Delay(Beat / 10, cancellation);
    }

    private async Task<T> WithStudentAsync<T>(
        string student,
        Func<Submission, CancellationToken, Task<T>> act,
        CancellationToken cancellation
    )
    {
        using var server = ServerOf(student);
        var folder = Path.Combine(Folder, student);
        return await act(new Submission(server, folder, BlockUpload.DefaultWorkers), cancellation);
    }

    private CourseServer ServerOf(string student) => new(Address, Tokens.Issue(Caller.Student(student), TokenLife));

    private HandInFile FileOf(SampleSubmission submission) =>
        new(submission.Part, submission.FileName, Class.PathOf(submission));

    private static Task<object> PutAsync(
        CourseServer server,
        string path,
        byte[] content,
        CancellationToken cancellation
    ) => server.SendAsync<object>(HttpMethod.Put, path, new ByteArrayContent(content), cancellation);

    /// <summary>The clock that all times are measured by: storage's.</summary>
    private async Task<Instant> NowAsync(CancellationToken cancellation)
    {
        var answer = await Storage.GetPropertiesAsync(cancellation);
        return answer.GetRawResponse().Headers.Date!.Value.ToInstant();
    }
}
