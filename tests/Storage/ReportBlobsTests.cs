namespace CourseAI.Storage.Tests;

public sealed class ReportBlobsTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task Of_writers_at_the_same_time_the_longest_ledgers_report_stands()
    {
        var reports = (await accounts.NewStorageAsync()).Reports;
        await Task.WhenAll(
            Enumerable.Range(1, 12).Select(length => reports.WriteAsync("20260001", [(byte)length], "inputs", length))
        );

        (await reports.FindAsync("20260001"))!.LedgerLength.Should().Be(12);
        await using var stream = await reports.OpenReadAsync("20260001");
        stream!.ReadByte().Should().Be(12);
        (await reports.WriteAsync("20260001", [0], "inputs", 11)).Should().BeFalse();
    }

    [Fact]
    public async Task A_student_without_a_report_has_none()
    {
        var reports = (await accounts.NewStorageAsync()).Reports;
        (await reports.FindAsync("20260001")).Should().BeNull();
        (await reports.OpenReadAsync("20260001")).Should().BeNull();
    }
}
