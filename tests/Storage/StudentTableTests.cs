using System.Globalization;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Core.Ledgers;
using NodaTime;

namespace CourseAI.Storage.Tests;

public sealed class StudentTableTests(AzuriteAccounts accounts)
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 12, 19, 3, 0);
    private static readonly Dictionary<string, string> NoDetail = [];

    [Fact]
    public async Task Appends_at_the_same_time_make_one_chain_without_gaps()
    {
        var students = (await accounts.NewStorageAsync()).Students;
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    students.AppendAsync("20260001", Draft($"event-{i.ToString(CultureInfo.InvariantCulture)}"))
                )
        );

        var ledger = (await students.ReadAsync("20260001")).Ledger;
        ledger.Should().HaveCount(20);
        ledger.Select(entry => entry.Subject).Should().OnlyHaveUniqueItems();
        LedgerChain.Verify(ledger).Holds.Should().BeTrue();
    }

    [Fact]
    public async Task The_same_event_appended_by_twenty_at_once_stands_once()
    {
        var students = (await accounts.NewStorageAsync()).Students;
        var appended = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => students.AppendAsync("20260001", Draft("the one")))
        );

        appended.Count(one => one.New).Should().Be(1);
        appended.Select(one => one.Entry.Hash).Distinct(StringComparer.Ordinal).Should().ContainSingle();
        (await students.ReadAsync("20260001")).Ledger.Should().ContainSingle();
    }

    [Fact]
    public async Task Evidence_that_stands_is_not_replaced()
    {
        var students = (await accounts.NewStorageAsync()).Students;
        await students.AddEvidenceAsync(Evidence(size: 1), Draft("attempt"));
        var again = await students.AddEvidenceAsync(Evidence(size: 2), Draft("attempt"));

        again.New.Should().BeFalse();
        (await students.ReadAsync("20260001")).Evidence.Should().ContainSingle().Which.Size.Should().Be(1);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40_000)]
    [InlineData(299_000)]
    [InlineData(2_000_000)]
    public async Task Evidence_of_any_size_is_read_as_it_was_written(int characters)
    {
        var students = (await accounts.NewStorageAsync()).Students;
        // Characters of two UTF-16 units: none may be cut in half where the text is spread over properties.
        var detail = "!" + string.Concat(Enumerable.Repeat("한😀", characters / 3));
        var evidence = Evidence() with { Facts = new Uninspectable(Obstacle.Damaged, detail) };
        await students.AddEvidenceAsync(evidence, Draft("attempt"));

        var read = (await students.ReadAsync("20260001")).Evidence.Single();
        read.Facts.Should().Be(evidence.Facts);
    }

    [Fact]
    public async Task A_declaration_has_storages_time_and_keeps_it()
    {
        var students = (await accounts.NewStorageAsync()).Students;
        var first = await students.DeclareAsync("20260001", "u1", "report", "보고서.pdf", 10, new string('a', 64));
        var second = await students.DeclareAsync("20260001", "u1", "report", "other.pdf", 11, new string('b', 64));

        second.Should().Be(first);
        (await students.ReadAsync("20260001")).Declarations.Should().Equal(first);
        first.At.Should().BeGreaterThan(Noon - Duration.FromDays(3650));
    }

    [Fact]
    public async Task A_verdict_of_a_longer_ledger_is_not_replaced()
    {
        var students = (await accounts.NewStorageAsync()).Students;
        (await students.WriteVerdictAsync(Stored(ledgerLength: 5, points: 50))).Should().BeTrue();
        (await students.WriteVerdictAsync(Stored(ledgerLength: 4, points: 40))).Should().BeFalse();
        (await students.WriteVerdictAsync(Stored(ledgerLength: 6, points: 60))).Should().BeTrue();

        (await students.ReadAsync("20260001")).Verdict!.Verdict.Points.Should().Be(60);
        (await students.ReadFreshnessAsync("20260001")).Should().Be(new Freshness(0, 6));
    }

    [Fact]
    public async Task Scores_and_decisions_come_back_with_their_entries()
    {
        var students = (await accounts.NewStorageAsync()).Students;
        var score = new Score("report", 7.5m, "좋음", "prof", Noon);
        var decision = new Decision(RuleIds.PdfText, "report", true, 0, "스캔 허용", "prof", Noon);
        await students.AddScoreAsync("20260001", score, Draft("s"));
        await students.AddDecisionAsync("20260001", decision, Draft("d"));

        var rows = await students.ReadAsync("20260001");
        rows.Scores.Should().Equal(score);
        rows.Decisions.Should().Equal(decision);
        LedgerChain.Verify(rows.Ledger).Holds.Should().BeTrue();
    }

    [Fact]
    public async Task All_students_are_read_one_by_one()
    {
        var students = (await accounts.NewStorageAsync()).Students;
        foreach (var id in (string[])["b", "a", "김민준"])
        {
            await students.AppendAsync(id, Draft("one"));
            await students.AppendAsync(id, Draft("two"));
        }

        var read = new List<StudentRows>();
        await foreach (var rows in students.ReadAllAsync())
            read.Add(rows);
        read.Select(rows => rows.StudentId).Should().Equal("a", "b", "김민준");
        read.Should().OnlyContain(rows => rows.Ledger.Count == 2);
    }

    private static LedgerDraft Draft(string subject) => new(LedgerKinds.Received, subject, Noon, NoDetail);

    private static AttemptEvidence Evidence(long size = 1) =>
        new()
        {
            AttemptId = AttemptId.From("20260001/report/a.pdf", "0x1"),
            StudentId = "20260001",
            PartId = "report",
            FileName = "a.pdf",
            Size = size,
            Sha256 = new string('0', 64),
            Arrived = Noon,
            Inspector = "test",
            Facts = new Uninspectable(Obstacle.Empty, "nothing in it"),
        };

    private static StoredVerdict Stored(long ledgerLength, decimal points) =>
        new(
            new Verdict
            {
                CourseId = "ai",
                CourseVersion = new string('0', 64),
                StudentId = "20260001",
                Parts = [],
                Points = points,
                MaxPoints = 100,
                NeedsPerson = false,
                NeedsAttention = false,
            },
            "inputs",
            "rules",
            ledgerLength
        );
}
