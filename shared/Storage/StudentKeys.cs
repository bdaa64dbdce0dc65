using System.Globalization;
using System.Security.Cryptography;
using CourseAI.Core.Evidence;

namespace CourseAI.Storage;

/// <summary>Row keys and property names of the table <c>Students</c>.</summary>
internal static class StudentKeys
{
    public const string AttemptPrefix = "attempt-";
    public const string DeclarationPrefix = "declaration-";
    public const string ScorePrefix = "score-";
    public const string DecisionPrefix = "decision-";
    public const string LedgerPrefix = "ledger-";

    /// <summary>Repeats the chain's last entry. Every append changes this row, so that two at once conflict here.</summary>
    public const string LedgerHead = "ledger-head";
    public const string Verdict = "verdict";

    public const string LedgerLength = "LedgerLength";
    public const string InputsHash = "InputsHash";
    public const string RulesHash = "RulesHash";

    public static string Attempt(string attemptId, int revision) =>
        revision == 1
            ? AttemptPrefix + attemptId
            : string.Create(CultureInfo.InvariantCulture, $"{AttemptPrefix}{attemptId}-{revision:0000}");

    public static string Declaration(string uploadId) => DeclarationPrefix + uploadId;

    public static string Ledger(long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{LedgerPrefix}{sequence:0000000000}");

    public static string Score(Score score) =>
        string.Create(CultureInfo.InvariantCulture, $"{ScorePrefix}{score.PartId}-{score.At.ToUnixTimeTicks():D19}");

    public static string Decision(Decision decision) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{DecisionPrefix}{decision.Rule}-{decision.PartId}-{decision.At.ToUnixTimeTicks():D19}"
        );

    /// <summary>Names a blob by its content: written twice it is the same, and other content has another name.</summary>
    public static string ShortHash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..16];
}
