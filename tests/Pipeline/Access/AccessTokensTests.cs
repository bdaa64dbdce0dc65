using System.Security.Cryptography;
using CourseAI.Pipeline.Access;
using Microsoft.Extensions.Time.Testing;

namespace CourseAI.Pipeline.Tests.Access;

public sealed class AccessTokensTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keys-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 19, 6, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_token_says_who_bears_it()
    {
        var tokens = new AccessTokens(KeyRing.FromFolder(_folder, "tokens"), _clock);
        (await tokens.ReadAsync(tokens.Issue(Caller.Student("20261234"), TimeSpan.FromDays(1))))
            .Should()
            .Be(Caller.Student("20261234"));
        (await tokens.ReadAsync(tokens.Issue(Caller.Instructor("prof"), TimeSpan.FromDays(1))))
            .Should()
            .Be(Caller.Instructor("prof"));
    }

    [Fact]
    public async Task The_key_survives_a_restart()
    {
        var token = new AccessTokens(KeyRing.FromFolder(_folder, "tokens"), _clock).Issue(
            Caller.Student("1"),
            TimeSpan.FromDays(1)
        );
        var restarted = new AccessTokens(KeyRing.FromFolder(_folder, "tokens"), _clock);
        (await restarted.ReadAsync(token)).Should().NotBeNull();
    }

    [Fact]
    public async Task It_expires()
    {
        var tokens = new AccessTokens(KeyRing.FromFolder(_folder, "tokens"), _clock);
        var token = tokens.Issue(Caller.Student("1"), TimeSpan.FromHours(1));
        _clock.Advance(TimeSpan.FromHours(1));
        (await tokens.ReadAsync(token)).Should().BeNull();
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        var tokens = new AccessTokens(KeyRing.FromFolder(_folder, "tokens"), _clock);
        var parts = tokens.Issue(Caller.Student("1"), TimeSpan.FromHours(1)).Split('.');
        var other = tokens.Issue(Caller.Instructor("1"), TimeSpan.FromHours(1)).Split('.');
        (await tokens.ReadAsync($"{parts[0]}.{other[1]}.{parts[2]}")).Should().BeNull();
        (await tokens.ReadAsync("nonsense")).Should().BeNull();
    }

    [Fact]
    public async Task A_retired_key_still_verifies_and_the_newer_one_signs()
    {
        var first = KeyRing.FromFolder(_folder, "tokens");
        var token = new AccessTokens(first, _clock).Issue(Caller.Student("1"), TimeSpan.FromDays(1));
        File.WriteAllText(Path.Combine(_folder, "tokens-2.pem"), NewKey());
        var both = KeyRing.FromFolder(_folder, "tokens");
        both.PublicKeys.Should().HaveCount(2);
        both.Signing!.Key.KeyId.Should().NotBe(first.Signing!.Key.KeyId);
        (await new AccessTokens(both, _clock).ReadAsync(token)).Should().NotBeNull();
    }

    [Fact]
    public void A_file_that_is_no_key_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, "tokens-1.pem"), "hello");
        var read = () => KeyRing.FromFolder(_folder, "tokens");
        read.Should().Throw<InvalidOperationException>().WithMessage("*tokens-1.pem*P-256*");
    }

    [Fact]
    public void A_key_of_another_curve_of_the_same_size_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName("secp256k1"));
        File.WriteAllText(Path.Combine(_folder, "tokens-1.pem"), key.ExportPkcs8PrivateKeyPem());
        var read = () => KeyRing.FromFolder(_folder, "tokens");
        read.Should().Throw<InvalidOperationException>().WithMessage("*P-256*");
    }

    [Fact]
    public void Many_first_starts_at_once_agree_on_one_key()
    {
        var ids = new string[8];
        Parallel.For(0, ids.Length, i => ids[i] = KeyRing.FromFolder(_folder, "tokens").Signing!.Key.KeyId);
        ids.Distinct(StringComparer.Ordinal).Should().ContainSingle();
        Directory.GetFiles(_folder).Should().ContainSingle();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
