using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace CourseAI.Pipeline.Access;

/// <summary>
/// ES256 keys of one purpose: the newest private one signs, every one verifies. A retired key stays as its public half,
/// so that what it signed can be checked for ever.
/// </summary>
public sealed class KeyRing
{
    private readonly IReadOnlyList<Entry> _keys;

    private KeyRing(IReadOnlyList<Entry> keys) => _keys = keys;

    /// <summary>Null when the ring holds public keys only.</summary>
    public SigningCredentials? Signing =>
        _keys.FirstOrDefault(entry => entry.CanSign) is { } entry
            ? new SigningCredentials(entry.Key, SecurityAlgorithms.EcdsaSha256)
            : null;

    public IReadOnlyList<SecurityKey> Verifying => [.. _keys.Select(entry => entry.Key)];

    /// <summary>The public halves as a JSON Web Key Set's keys.</summary>
    public IReadOnlyList<PublicKey> PublicKeys => [.. _keys.Select(entry => PublicKey.Of(entry.Key))];

    /// <summary>
    /// Reads <c>{purpose}*.pem</c> of a folder, newest name first; makes <c>{purpose}-1.pem</c> when there is none. A new key
    /// is added by putting <c>{purpose}-2.pem</c> beside it; a key is retired by replacing the file with its public half.
    /// </summary>
    /// <exception cref="InvalidOperationException">A file is no P-256 key in PEM.</exception>
    public static KeyRing FromFolder(string folder, string purpose)
    {
        Directory.CreateDirectory(folder);
        var files = Directory.GetFiles(folder, $"{purpose}-*.pem");
        if (files.Length == 0)
            files = [Create(Path.Combine(folder, $"{purpose}-1.pem"))];
        return new KeyRing([
            .. files
                .OrderByDescending(file => Path.GetFileName(file).Length)
                .ThenByDescending(Path.GetFileName, StringComparer.Ordinal)
                .Select(file => Read(File.ReadAllText(file), file)),
        ]);
    }

    /// <summary>Reads PEM blocks one after the other, the signing one first (as a secret store hands them over).</summary>
    /// <param name="setting">Named in the error.</param>
    /// <exception cref="InvalidOperationException">A block is no P-256 key.</exception>
    public static KeyRing FromPem(string pem, string setting)
    {
        var keys = new List<Entry>();
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            keys.Add(Read(rest[fields.Location].ToString(), setting));
            rest = rest[fields.Location.End..];
        }
        return keys.Count > 0 ? new KeyRing(keys) : throw NoKey(setting, null);
    }

    /// <summary>
    /// Of several processes that start first at once, one makes the key. It is written aside and then moved, so that
    /// whoever looks sees a whole key or none.
    /// </summary>
    private static string Create(string file)
    {
        var lockName = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(file))));
        using var oneAtATime = new Mutex(initiallyOwned: false, $"courseai-key-{lockName}");
        oneAtATime.WaitOne();
        try
        {
            if (!File.Exists(file))
                Write(file);
            return file;
        }
        finally
        {
            oneAtATime.ReleaseMutex();
        }
    }

    private static void Write(string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var aside = file + ".new";
        using (var writer = new StreamWriter(aside, options))
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        File.Move(aside, file);
    }

    private static Entry Read(string pem, string source)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw NoKey(source, error);
        }
        // Other curves have 256 bits too.
        if (
            key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value
            != ECCurve.NamedCurves.nistP256.Oid.Value
        )
            throw NoKey(source, null);
        var security = new ECDsaSecurityKey(key);
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint());
        return new Entry(security, pem.Contains("PRIVATE KEY", StringComparison.Ordinal));
    }

    /// <param name="CanSign">The key's own PrivateKeyStatus is "unknown" for elliptic curves; the PEM label tells.</param>
    private sealed record Entry(ECDsaSecurityKey Key, bool CanSign);

    private static InvalidOperationException NoKey(string source, Exception? error) =>
        new($"{source} holds no P-256 key in PEM; `openssl ecparam -name prime256v1 -genkey -noout` makes one.", error);
}

/// <summary>A JSON Web Key (RFC 7517) of an elliptic curve.</summary>
public sealed record PublicKey(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg)
{
    public static PublicKey Of(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new PublicKey(
            "EC",
            "P-256",
            Base64UrlEncoder.Encode(point.X),
            Base64UrlEncoder.Encode(point.Y),
            key.KeyId,
            "sig",
            "ES256"
        );
    }
}
