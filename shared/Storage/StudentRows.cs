using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Core.Ledgers;

namespace CourseAI.Storage;

/// <summary>Everything that the table <c>Students</c> holds of one student, read in one query.</summary>
public sealed record StudentRows(string StudentId)
{
    /// <summary>In the order of their times.</summary>
    public IReadOnlyList<Declaration> Declarations { get; init; } = [];

    /// <summary>Every revision of every attempt, in the order of arrival.</summary>
    public IReadOnlyList<AttemptEvidence> Evidence { get; init; } = [];

    public IReadOnlyList<Score> Scores { get; init; } = [];

    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>The whole chain, from its first entry.</summary>
    public IReadOnlyList<LedgerEntry> Ledger { get; init; } = [];

    /// <summary>Null until the first report was made.</summary>
    public StoredVerdict? Verdict { get; init; }
}

/// <param name="InputsHash">Hash of everything that it was computed from; another hash means that it is stale.</param>
/// <param name="RulesHash">Hash of course, roster entry and extensions alone: tells a change of rules from new work.</param>
/// <param name="LedgerLength">Entries of the ledger when its inputs were read.</param>
public sealed record StoredVerdict(Verdict Verdict, string InputsHash, string RulesHash, long LedgerLength);

/// <summary>An entry as its writer knows it; place and hashes come from the chain.</summary>
public sealed record LedgerDraft(
    string Kind,
    string Subject,
    NodaTime.Instant At,
    IReadOnlyDictionary<string, string> Detail
);

/// <param name="New">False: the event stood there already, and nothing was written.</param>
public sealed record Appended(LedgerEntry Entry, bool New);

/// <summary>Whether a student's verdict covers the ledger, without reading either in full.</summary>
/// <param name="VerdictLedgerLength">Null: there is no verdict.</param>
public sealed record Freshness(long LedgerLength, long? VerdictLedgerLength);
