using System.CommandLine;
using System.Text.Json;
using CourseAI.Cli.Terminals;
using CourseAI.Core;
using CourseAI.Core.Ledgers;

namespace CourseAI.Cli.Proofs;

/// <summary><c>courseai ledger verify</c>: checks a student's hash chain, without trusting the server that keeps it.</summary>
public static class LedgerCommand
{
    /// <summary>A student's ledger has tens of entries of some hundred bytes.</summary>
    private const int MaxBytes = 64 << 20;

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file")
        {
            Description =
                "JSON: the entries as an array, or an object with `ledger`, as `GET /api/students/{id}` answers.",
        };
        var witness = new Option<string?>("--witness")
        {
            Description =
                "A hash that must stand in the chain: a receipt's `ledgerHash` shows that nothing was cut off after it.",
        };
        var verify = new Command(
            "verify",
            """
            Check every link of a student's ledger, from the first entry. Exit code 0 only if the whole chain holds.

            Examples:
              courseai ledger verify student.json
              courseai ledger verify student.json --witness 5f1c…
            """
        )
        {
            file,
            witness,
            LanguageOption.Instance,
        };
        verify.SetAction(parsed =>
        {
            var entries = Read(parsed.GetRequiredValue(file));
            var check = LedgerChain.Verify(entries, parsed.GetValue(witness)?.Trim().ToLowerInvariant());
            if (!check.Holds)
                throw new CommandException(
                    $"entry {check.BrokenAt}: {parsed.GetValue(LanguageOption.Instance).Of(check.Why!)}"
                );
            terminal.Line(
                entries.Count == 0
                    ? "the ledger is empty"
                    : $"{entries.Count} entries of {entries[0].StudentId} hold; the last has hash {entries[^1].Hash}"
            );
            return ExitCodes.Ok;
        });
        return new Command("ledger", "Check ledgers.") { verify };
    }

    private static List<LedgerEntry> Read(FileInfo file)
    {
        var bytes = InputFile.Read(file, MaxBytes);
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var entries =
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("ledger", out var ledger)
                    ? ledger
                    : json.RootElement;
            return entries.Deserialize<List<LedgerEntry>>(CoreJson.Options) ?? [];
        }
        catch (JsonException error)
        {
            throw new CommandException(
                $"{file.FullName} is no ledger: it must be a JSON array of entries, or an object with `ledger` ({error.Message})",
                ExitCodes.Usage
            );
        }
    }
}
