using System.Security.Cryptography;
using NodaTime;

namespace CourseAI.Core.Ledgers;

/// <summary>What <see cref="LedgerChain.Verify"/> found.</summary>
/// <param name="BrokenAt">Place in the list (the sequence that should stand there), from 0, of the first broken entry; null: the chain holds.</param>
/// <param name="Why">What is wrong there; null when the chain holds.</param>
public sealed record LedgerCheck(long? BrokenAt, Text? Why)
{
    public bool Holds => BrokenAt is null;
}

/// <summary>Appends to a student's hash chain and checks it.</summary>
public static class LedgerChain
{
    /// <summary>What the first entry names as the one before it.</summary>
    public static readonly string Beginning = new('0', 64);

    /// <param name="last">The chain's last entry; null starts a chain.</param>
    /// <exception cref="ArgumentException"><paramref name="last"/> is of another student.</exception>
    public static LedgerEntry Append(
        string studentId,
        LedgerEntry? last,
        string kind,
        string subject,
        Instant at,
        IReadOnlyDictionary<string, string> detail
    )
    {
        if (last is not null && last.StudentId != studentId)
            throw new ArgumentException(
                $"the last entry is of student {last.StudentId}, not {studentId}",
                nameof(last)
            );
        var entry = new LedgerEntry(
            last is null ? 0 : last.Sequence + 1,
            studentId,
            kind,
            subject,
            at,
            new SortedDictionary<string, string>(detail.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
            last?.Hash ?? Beginning,
            Hash: ""
        );
        return entry with { Hash = HashOf(entry) };
    }

    /// <summary>SHA-256, lower-case hex, of the JSON (<see cref="CoreJson"/>) of every field but the hash, keys of the detail in ordinal order.</summary>
    public static string HashOf(LedgerEntry entry)
    {
        var hashed = new
        {
            entry.Sequence,
            entry.StudentId,
            entry.Kind,
            entry.Subject,
            entry.At,
            Detail = new SortedDictionary<string, string>(
                entry.Detail.ToDictionary(StringComparer.Ordinal),
                StringComparer.Ordinal
            ),
            entry.Previous,
        };
        return Convert.ToHexStringLower(SHA256.HashData(CoreJson.Serialize(hashed)));
    }

    /// <summary>Checks the whole chain, from its first entry.</summary>
    /// <param name="witness">
    /// A hash that someone kept, as every receipt does. A chain cut off at its end is whole in itself: only a witness
    /// shows that entries are missing.
    /// </param>
    public static LedgerCheck Verify(IReadOnlyList<LedgerEntry> entries, string? witness = null)
    {
        var previous = Beginning;
        for (var place = 0; place < entries.Count; place++)
        {
            if (WhyBroken(entries[place], place, entries[0].StudentId, previous) is { } why)
                return new LedgerCheck(place, why);
            previous = entries[place].Hash;
        }
        if (witness is not null && entries.All(entry => entry.Hash != witness))
            return new LedgerCheck(
                entries.Count,
                new Text(
                    $"해시가 {witness}인 기록이 있어야 하지만 없습니다. 뒤쪽 기록이 빠졌습니다.",
                    $"an entry with hash {witness} must exist and does not: entries are missing at the end"
                )
            );
        return new LedgerCheck(null, null);
    }

    private static Text? WhyBroken(LedgerEntry entry, long place, string studentId, string previous)
    {
        if (entry.Sequence != place)
            return new Text(
                $"{place}번 기록이 있어야 할 자리에 {entry.Sequence}번 기록이 있습니다. 빠지거나 끼어들거나 순서가 바뀐 기록이 있습니다.",
                $"entry {entry.Sequence} stands where entry {place} must stand: something was dropped, inserted or moved"
            );
        if (entry.StudentId != studentId)
            return new Text(
                $"학생 {studentId}의 원장에 학생 {entry.StudentId}의 기록이 있습니다.",
                $"an entry of student {entry.StudentId} stands in the ledger of student {studentId}"
            );
        if (entry.Previous != previous)
            return new Text(
                $"앞 기록의 해시는 {previous}이지만, 이 기록에 적힌 앞 기록의 해시는 {entry.Previous}입니다.",
                $"the entry before has hash {previous}, but this one names {entry.Previous}"
            );
        var hash = HashOf(entry);
        return entry.Hash == hash
            ? null
            : new Text(
                $"기록의 내용이 바뀌었습니다. 내용으로 계산한 해시는 {hash}, 적힌 해시는 {entry.Hash}입니다.",
                $"the entry was changed: its content hashes to {hash}, its hash says {entry.Hash}"
            );
    }
}
