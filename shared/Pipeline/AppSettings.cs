using CourseAI.Pipeline.Access;
using CourseAI.Storage;
using CourseAI.Vision;
using Microsoft.Extensions.Configuration;

namespace CourseAI.Pipeline;

/// <summary>Every setting of the app, read and checked together: who sets up a deployment is told all that is wrong at once.</summary>
internal sealed class AppSettings
{
    private const string Models = "CourseAI:ModelsFolder";
    private const string ReceiptKeys = "receipts";
    private const string TokenKeys = "tokens";

    private readonly List<string> _faults = [];

    /// <exception cref="StartRefusedException">A line for each setting that is missing or wrong: its name, its value, and what would be right.</exception>
    public AppSettings(IConfiguration configuration)
    {
        var keys = new KeySettings(configuration);
        var address = Read(() => PublicAddress.From(configuration));
        var receipts = Read(() => keys.SigningRing(ReceiptKeys));
        var tokens = Read(() => keys.Ring(TokenKeys));
        var storage = Read(() => Openable(StorageSettings.From(configuration)));
        Oidc = Read(() => OidcOptions.From(configuration));
        var models = Read(() => ModelsFolderOf(configuration));
        if (_faults.Count > 0)
            throw new StartRefusedException(string.Join(Environment.NewLine, _faults.Distinct(StringComparer.Ordinal)));
        (Address, Receipts, Tokens, Storage, ModelsFolder) = (address!, receipts!, tokens!, storage!, models!);
    }

    public PublicAddress Address { get; }

    public KeyRing Receipts { get; }

    public KeyRing Tokens { get; }

    public StorageSettings Storage { get; }

    /// <summary>Null: no authority is configured.</summary>
    public OidcOptions? Oidc { get; }

    public string ModelsFolder { get; }

    private T? Read<T>(Func<T?> setting)
        where T : class
    {
        try
        {
            return setting();
        }
        catch (InvalidOperationException error)
        {
            _faults.Add(error.Message);
            return null;
        }
    }

    /// <summary>Opening asks nothing of storage; it reads the connection string.</summary>
    private static StorageSettings Openable(StorageSettings settings)
    {
        _ = CourseStorage.Open(settings, TimeProvider.System);
        return settings;
    }

    /// <summary>What lies in the folder is looked at when the host starts: that takes longer than reading settings.</summary>
    private static string ModelsFolderOf(IConfiguration configuration)
    {
        if (configuration[Models] is not { Length: > 0 } folder)
            return PictureClassifier.DefaultModels;
        return Directory.Exists(folder)
            ? folder
            : throw new InvalidOperationException(
                $"{Models} is \"{folder}\", which is not there; it must be the folder of digits.zip and tools.zip with their cards, or be left out."
            );
    }
}
