using System.Security.Cryptography;
using System.Text;
using CourseAI.Core;
using CourseAI.Core.Receipts;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Receipts;
using NodaTime;

namespace CourseAI.Cli.Tests.Proofs;

public sealed class ReceiptCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly KeyRing _keys;
    private readonly string _file;

    public ReceiptCommandTests()
    {
        _keys = KeyRing.FromFolder(Path.Combine(_folder.Path, "keys"), "receipts");
        _file = _folder.Write("demo.mp4", "the bytes");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_receipt_holds_without_asking_any_server()
    {
        var result = await VerifyAsync(Sign(), "--of", _file);
        result.ExitCode.Should().Be(ExitCodes.Ok, result.Err);
        result.Out.Should().ContainAll("The receipt holds", "s1", "demo.mp4");
    }

    [Fact]
    public async Task A_changed_receipt_does_not_hold()
    {
        var parts = Sign().Split('.');
        var payload = Encoding.UTF8.GetString(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.DecodeBytes(parts[1]));
        parts[1] = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(
            payload.Replace("\"s1\"", "\"s2\"", StringComparison.Ordinal)
        );
        var result = await VerifyAsync(string.Join('.', parts));
        result.ExitCode.Should().Be(ExitCodes.Failed);
    }

    [Fact]
    public async Task A_receipt_of_another_file_is_told_so()
    {
        var result = await VerifyAsync(Sign(), "--of", _folder.Write("other.mp4", "other bytes"));
        result.ExitCode.Should().Be(ExitCodes.Failed);
        result.Err.Should().Contain("another file");
    }

    [Fact]
    public async Task Another_deployments_key_does_not_do()
    {
        var other = KeyRing.FromFolder(Path.Combine(_folder.Path, "other"), "receipts");
        var result = await VerifyAsync(Sign(), other);
        result.ExitCode.Should().Be(ExitCodes.Failed);
    }

    private string Sign()
    {
        var signer = new ReceiptSigner(_keys);
        return signer.Sign(
            new ReceiptClaims
            {
                Kind = ReceiptKind.Declared,
                Issuer = "https://courseai.example",
                KeyId = signer.KeyId,
                CourseId = "c",
                StudentId = "s1",
                PartId = "video",
                FileName = "demo.mp4",
                Size = new FileInfo(_file).Length,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_file))),
                DeclaredAt = Instant.FromUnixTimeSeconds(1_800_000_000),
                UploadId = "u",
                LedgerHash = new string('0', 64),
            }
        );
    }

    private Task<CliResult> VerifyAsync(string receipt, params string[] more) => VerifyAsync(receipt, _keys, more);

    private Task<CliResult> VerifyAsync(string receipt, KeyRing keys, params string[] more) =>
        Cli.RunAsync([
            "receipt",
            "verify",
            _folder.Write("receipt.jws", receipt + "\n"),
            "--keys",
            _folder.Write("keys.json", Encoding.UTF8.GetString(CoreJson.Serialize(new KeySet(keys.PublicKeys)))),
            .. more,
        ]);
}
