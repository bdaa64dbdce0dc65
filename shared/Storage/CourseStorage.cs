using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace CourseAI.Storage;

/// <summary>
/// All places of one course in one storage account. Holds connections only; one instance serves the whole process.
/// Times that it returns are storage's own.
/// </summary>
public sealed class CourseStorage
{
    private readonly BlobServiceClient _blobs;
    private readonly BlobContainerClient[] _containers;
    private readonly TableClient[] _tables;

    public CourseStorage(
        BlobServiceClient blobs,
        QueueServiceClient queues,
        TableServiceClient tables,
        TimeProvider time
    )
    {
        _blobs = blobs;
        var uploads = blobs.GetBlobContainerClient(StorageNames.Uploads);
        var courseTable = tables.GetTableClient(StorageNames.CourseTable);
        _containers = [.. StorageNames.Containers.Select(blobs.GetBlobContainerClient)];
        _tables = [.. StorageNames.Tables.Select(tables.GetTableClient)];

        Files = new CourseFiles(blobs.GetBlobContainerClient(StorageNames.Course));
        Uploads = new UploadBlobs(uploads, new SasSigner(blobs, time));
        Archive = new ArchiveBlobs(blobs.GetBlobContainerClient(StorageNames.Archive), uploads);
        Reports = new ReportBlobs(blobs.GetBlobContainerClient(StorageNames.Reports));
        Students = new StudentTable(tables.GetTableClient(StorageNames.StudentsTable), Archive, Reports);
        Unrecognised = new UnrecognisedUploads(courseTable);
        Waiting = new WaitingStudents(courseTable);
        Attempts = new AttemptIndex(courseTable);
        Bindings = new RosterBindings(courseTable);
        OpenDeclarations = new OpenDeclarations(courseTable);
        Receipts = new StoredReceipts(blobs.GetBlobContainerClient(StorageNames.Receipts));
        SweepMark = new SweepMark(courseTable);
        Requests = new ReportRequests(queues.GetQueueClient(StorageNames.ReportRequestsQueue));
        QueueLengths = new QueueLengths(queues);
    }

    public CourseFiles Files { get; }
    public UploadBlobs Uploads { get; }
    public ArchiveBlobs Archive { get; }
    public ReportBlobs Reports { get; }
    public StudentTable Students { get; }
    public UnrecognisedUploads Unrecognised { get; }
    public WaitingStudents Waiting { get; }
    public AttemptIndex Attempts { get; }
    public RosterBindings Bindings { get; }
    public OpenDeclarations OpenDeclarations { get; }
    public StoredReceipts Receipts { get; }
    public SweepMark SweepMark { get; }
    public ReportRequests Requests { get; }
    public QueueLengths QueueLengths { get; }

    /// <exception cref="InvalidOperationException">The connection string cannot be read.</exception>
    public static CourseStorage Open(StorageSettings settings, TimeProvider time)
    {
        var blob = WithPatience(new BlobClientOptions());
        // Base64 is what the Functions host reads and writes by default.
        var queue = WithPatience(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var table = WithPatience(new TableClientOptions());
        if (settings.ConnectionString is { } connection)
        {
            try
            {
                return new CourseStorage(
                    new BlobServiceClient(connection, blob),
                    new QueueServiceClient(connection, queue),
                    new TableServiceClient(connection, table),
                    time
                );
            }
            catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
            {
                // The value holds the account's key, so it is not shown.
                throw new InvalidOperationException(
                    "AzureWebJobsStorage is not a storage connection string: it must look like "
                        + "DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…;EndpointSuffix=core.windows.net, "
                        + "or UseDevelopmentStorage=true.",
                    error
                );
            }
        }
        return new CourseStorage(
            new BlobServiceClient(settings.BlobService, settings.Credential, blob),
            new QueueServiceClient(settings.QueueService, settings.Credential, queue),
            new TableServiceClient(settings.TableService, settings.Credential, table),
            time
        );
    }

    /// <summary>Makes every container, table and queue that is not there yet.</summary>
    public Task EnsureCreatedAsync(CancellationToken cancellation = default) =>
        Task.WhenAll([
            .. _containers.Select(container => container.CreateIfNotExistsAsync(cancellationToken: cancellation)),
            .. _tables.Select(table => table.CreateIfNotExistsAsync(cancellation)),
            Requests.EnsureCreatedAsync(cancellation),
        ]);

    /// <summary>
    /// Lets the portal's page write to slots from a browser, and no other page. Where the app enters by identity it may not, and need
    /// not: there the deployment has said so.
    /// </summary>
    /// <param name="origins">Scheme, host and port of the portal, for each name that it is opened by.</param>
    public async Task AllowBrowserAsync(IEnumerable<string> origins, CancellationToken cancellation = default)
    {
        if (!_blobs.CanGenerateAccountSasUri)
            return;
        // Azurite answers 400 to properties that are not all there.
        BlobServiceProperties properties = await _blobs.GetPropertiesAsync(cancellation);
        properties.Cors = [BrowserAccess.From(origins)];
        await _blobs.SetPropertiesAsync(properties, cancellation);
    }

    /// <summary>Retries for about ten seconds: longer than a storage server's restart, shorter than a function's patience.</summary>
    private static T WithPatience<T>(T options)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 5;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(60);
        return options;
    }
}
