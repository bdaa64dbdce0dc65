using System.Reflection;
using EmbeddedFunctions.Tests;

[assembly: AssemblyFixture(typeof(Storage))]

namespace EmbeddedFunctions.Tests;

/// <summary>One Azurite for the whole run; each test keeps to containers, queues and a host id of its own.</summary>
public sealed class Storage : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("host-tests-").FullName;
    private Azurite? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public int ProcessId => _azurite!.ProcessId;

    public static string Folder =>
        Path.Combine(
            Assembly
                .GetExecutingAssembly()
                .GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(metadata => metadata.Key == "RepositoryRoot")
                .Value!,
            "host",
            "azurite"
        );

    /// <summary>A container, queue or host id that no other test has.</summary>
    public static string NewName(string start) => $"{start}-{Guid.NewGuid():N}"[..30];

    public async ValueTask InitializeAsync() => _azurite = await Azurite.StartAsync(Folder, _data);

    public async ValueTask DisposeAsync()
    {
        await _azurite!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
