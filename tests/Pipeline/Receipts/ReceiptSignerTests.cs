using CourseAI.Core.Receipts;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Receipts;
using NodaTime;

namespace CourseAI.Pipeline.Tests.Receipts;

public sealed class ReceiptSignerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keys-").FullName;

    [Fact]
    public async Task What_was_signed_is_what_is_read()
    {
        var signer = Signer("receipts");
        var claims = Claims(signer);
        var check = await signer.VerifyAsync(signer.Sign(claims));
        check.Problem.Should().BeNull();
        check.Claims.Should().Be(claims);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_change_in_any_of_its_three_parts_breaks_it(int part)
    {
        var signer = Signer("receipts");
        var parts = signer.Sign(Claims(signer)).Split('.');
        var at = parts[part].Length / 2;
        parts[part] = parts[part][..at] + (parts[part][at] == 'A' ? 'B' : 'A') + parts[part][(at + 1)..];
        (await signer.VerifyAsync(string.Join('.', parts))).Valid.Should().BeFalse();
    }

    [Fact]
    public async Task Another_servers_receipt_is_told_apart_from_a_forged_one()
    {
        var (ours, theirs) = (Signer("ours"), Signer("theirs"));
        (await ours.VerifyAsync(theirs.Sign(Claims(theirs)))).Problem!.En.Should().Contain("key of this server");
    }

    [Fact]
    public async Task An_access_token_is_no_receipt()
    {
        var keys = KeyRing.FromFolder(_folder, "shared");
        var token = new AccessTokens(keys, TimeProvider.System).Issue(Caller.Student("1"), TimeSpan.FromDays(1));
        (await new ReceiptSigner(keys).VerifyAsync(token)).Valid.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("a.b.c")]
    public async Task Anything_else_is_told_not_to_be_a_receipt(string text) =>
        (await Signer("receipts").VerifyAsync(text)).Problem.Should().NotBeNull();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ReceiptSigner Signer(string purpose) => new(KeyRing.FromFolder(_folder, purpose));

    private static ReceiptClaims Claims(ReceiptSigner signer) =>
        new()
        {
            Kind = ReceiptKind.Received,
            Issuer = "http://localhost:7071",
            KeyId = signer.KeyId,
            CourseId = "ai-2026-2",
            StudentId = "20261234",
            PartId = "report",
            FileName = "보고서.pdf",
            Size = 12345,
            Sha256 = new string('a', 64),
            ArrivedAt = Instant.FromUtc(2026, 12, 19, 5, 59, 59),
            AttemptId = new string('0', 26),
            LedgerHash = new string('b', 64),
        };
}
