using System.Globalization;
using System.Reflection;
using CourseAI.Storage;
using EmbeddedFunctions;

[assembly: AssemblyFixture(typeof(CourseAI.Storage.Tests.AzuriteAccounts))]

namespace CourseAI.Storage.Tests;

/// <summary>
/// One Azurite for all tests of an assembly, with many accounts: each test opens one of its own and so has its own containers,
/// tables and queues under their real names.
/// </summary>
public sealed class AzuriteAccounts : IAsyncLifetime
{
    private const int Accounts = 300;
    private const string FirstAccount = "devstoreaccount1";
    private const string Variable = "AZURITE_ACCOUNTS";

    private readonly string _data = Directory.CreateTempSubdirectory("courseai-azurite-").FullName;
    private Azurite? _azurite;
    private int _opened;

    public async ValueTask InitializeAsync()
    {
        // Azurite reads its accounts from the environment that it inherits; all have the emulator's published key.
        const string key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        var names = Enumerable.Range(1, Accounts).Select(Name).Prepend(FirstAccount);
        Environment.SetEnvironmentVariable(Variable, string.Join(';', names.Select(name => $"{name}:{key}")));
        _azurite = await Azurite.StartAsync(AzuriteFolder, _data);
        Environment.SetEnvironmentVariable(Variable, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A connection string of an account that no other test has.</summary>
    public string NewAccount()
    {
        var number = Interlocked.Increment(ref _opened);
        if (number > Accounts)
            throw new InvalidOperationException($"more than {Accounts} tests want an account: raise the number here");
        return _azurite!.ConnectionString.Replace(FirstAccount, Name(number), StringComparison.Ordinal);
    }

    /// <summary>Empty storage of its own, ready to use.</summary>
    public async Task<CourseStorage> NewStorageAsync()
    {
        var storage = CourseStorage.Open(StorageSettings.FromConnectionString(NewAccount()), TimeProvider.System);
        await storage.EnsureCreatedAsync();
        return storage;
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"test{number:0000}");

    private static string AzuriteFolder =>
        Path.Combine(
            Assembly
                .GetExecutingAssembly()
                .GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(metadata => metadata.Key == "RepositoryRoot")
                .Value!,
            "host",
            "azurite"
        );
}
