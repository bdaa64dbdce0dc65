using CourseAI.Core.Ledgers;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Ledgers;

public sealed class LedgerChainTests
{
    private static readonly List<LedgerEntry> Chain = Build(5);

    [Fact]
    public void A_chain_holds_and_its_first_entry_names_zeros()
    {
        Chain[0].Previous.Should().Be(new string('0', 64));
        Chain.Select(entry => entry.Sequence).Should().Equal(0, 1, 2, 3, 4);
        LedgerChain.Verify(Chain).Should().Be(new LedgerCheck(null, null));
        LedgerChain.Verify([]).Holds.Should().BeTrue();
    }

    [Fact]
    public void The_hash_is_a_published_function_of_the_entry()
    {
        const string canonical =
            """{"sequence":0,"studentId":"20261234","kind":"received","subject":"제출-0","at":"2026-12-10T12:00:00Z","detail":{"a":"1","b":"2"},"previous":"0000000000000000000000000000000000000000000000000000000000000000"}""";
        Chain[0].Hash.Should().Be(Sha(canonical));
    }

    [Fact]
    public void It_survives_being_written_and_read()
    {
        var read = Chain.Select(entry => CoreJson.Deserialize<LedgerEntry>(CoreJson.Serialize(entry))).ToList();
        LedgerChain.Verify(read).Holds.Should().BeTrue();
    }

    [Fact]
    public void A_change_of_any_field_is_found_where_it_is()
    {
        var entry = Chain[2];
        LedgerEntry[] changed =
        [
            entry with
            {
                Kind = LedgerKinds.Declared,
            },
            entry with
            {
                Subject = "x",
            },
            entry with
            {
                At = entry.At + Tick,
            },
            entry with
            {
                Detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "1", ["b"] = "3" },
            },
            entry with
            {
                Hash = Sha("x"),
            },
            entry with
            {
                Previous = Sha("x"),
            },
            entry with
            {
                StudentId = "20265678",
            },
        ];
        foreach (var other in changed)
            LedgerChain.Verify([.. Chain.Take(2), other, .. Chain.Skip(3)]).BrokenAt.Should().Be(2);
    }

    [Fact]
    public void A_changed_entry_that_was_hashed_again_breaks_the_next_one()
    {
        var forged = Chain[2] with { Subject = "x" };
        forged = forged with { Hash = LedgerChain.HashOf(forged) };
        var check = LedgerChain.Verify([.. Chain.Take(2), forged, .. Chain.Skip(3)]);
        check.BrokenAt.Should().Be(3);
        check.Why!.En.Should().Contain(forged.Hash).And.Contain(Chain[2].Hash);
    }

    [Fact]
    public void A_dropped_a_swapped_and_an_inserted_entry_are_found()
    {
        LedgerChain.Verify([.. Chain.Take(2), .. Chain.Skip(3)]).BrokenAt.Should().Be(2);
        LedgerChain.Verify([.. Chain.Skip(1)]).BrokenAt.Should().Be(0);
        LedgerChain.Verify([Chain[0], Chain[2], Chain[1], .. Chain.Skip(3)]).BrokenAt.Should().Be(1);
        LedgerChain.Verify([.. Chain.Take(3), Chain[2], .. Chain.Skip(3)]).BrokenAt.Should().Be(3);
    }

    [Fact]
    public void Entries_cut_off_at_the_end_are_shown_by_a_witness_only()
    {
        var cut = Chain.Take(3).ToList();
        LedgerChain.Verify(cut).Holds.Should().BeTrue();
        LedgerChain.Verify(cut, Chain[4].Hash).BrokenAt.Should().Be(3);
        LedgerChain.Verify(Chain, Chain[4].Hash).Holds.Should().BeTrue();
    }

    [Fact]
    public void The_order_of_details_does_not_matter()
    {
        var forth = LedgerChain.Append("s", null, "received", "x", Due, Detail(("a", "1"), ("b", "2")));
        var back = LedgerChain.Append("s", null, "received", "x", Due, Detail(("b", "2"), ("a", "1")));
        back.Hash.Should().Be(forth.Hash);
        CoreJson.Serialize(back).Should().Equal(CoreJson.Serialize(forth));
    }

    [Fact]
    public void A_chain_is_of_one_student()
    {
        var append = () => LedgerChain.Append("20265678", Chain[4], "received", "x", Due, Detail());
        append.Should().Throw<ArgumentException>();
    }

    private static List<LedgerEntry> Build(int count)
    {
        List<LedgerEntry> chain = [];
        for (var i = 0; i < count; i++)
            chain.Add(
                LedgerChain.Append(
                    Student.Id,
                    chain.LastOrDefault(),
                    LedgerKinds.Received,
                    $"제출-{i}",
                    Due + Duration.FromSeconds(i),
                    Detail(("b", "2"), ("a", "1"))
                )
            );
        return chain;
    }

    private static Dictionary<string, string> Detail(params (string Key, string Value)[] facts) =>
        facts.ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal);
}
