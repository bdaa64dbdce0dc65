using System.Text;
using CourseAI.Core;
using CourseAI.Core.Ledgers;
using NodaTime;

namespace CourseAI.Cli.Tests.Proofs;

public sealed class LedgerCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_whole_chain_holds()
    {
        var result = await VerifyAsync(Chain(3));
        result.ExitCode.Should().Be(ExitCodes.Ok, result.Err);
        result.Out.Should().Contain("3 entries of s1 hold").And.Contain(Chain(3)[^1].Hash);
    }

    [Fact]
    public async Task A_changed_entry_is_found()
    {
        var chain = Chain(3);
        chain[1] = chain[1] with { At = chain[1].At + Duration.FromSeconds(1) };
        var result = await VerifyAsync(chain);
        result.ExitCode.Should().Be(ExitCodes.Failed);
        result.Err.Should().Contain("entry 1");
    }

    [Fact]
    public async Task A_cut_end_is_found_by_a_receipts_hash()
    {
        var chain = Chain(3);
        var result = await VerifyAsync(chain[..2], "--witness", chain[2].Hash);
        result.ExitCode.Should().Be(ExitCodes.Failed);
        result.Err.Should().Contain("missing");
    }

    [Fact]
    public async Task Another_file_is_no_ledger()
    {
        var result = await Cli.RunAsync("ledger", "verify", _folder.Write("x.json", "{\"a\":1"));
        result.ExitCode.Should().Be(ExitCodes.Usage);
    }

    private Task<CliResult> VerifyAsync(IReadOnlyList<LedgerEntry> entries, params string[] more) =>
        Cli.RunAsync([
            "ledger",
            "verify",
            _folder.Write(
                "student.json",
                $$"""{ "ledger": {{Encoding.UTF8.GetString(CoreJson.Serialize(entries))}} }"""
            ),
            "--lang",
            "en",
            .. more,
        ]);

    private static List<LedgerEntry> Chain(int length)
    {
        var chain = new List<LedgerEntry>();
        for (var i = 0; i < length; i++)
            chain.Add(
                LedgerChain.Append(
                    "s1",
                    chain.LastOrDefault(),
                    LedgerKinds.Received,
                    $"attempt-{i}",
                    Instant.FromUnixTimeSeconds(1_800_000_000 + i),
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["part"] = "video" }
                )
            );
        return chain;
    }
}
