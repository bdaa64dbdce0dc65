namespace CourseAI.Storage.Tests;

public sealed class StoredReceiptsTests(AzuriteAccounts accounts)
{
    private static readonly StoredReceipt First = new("abc", "20260001", "first");

    [Fact]
    public async Task The_first_receipt_of_an_id_stays()
    {
        var receipts = (await accounts.NewStorageAsync()).Receipts;
        (await receipts.KeepAsync(First)).Should().Be(First);
        (await receipts.KeepAsync(First with { Jws = "second" })).Should().Be(First);
        (await receipts.FindAsync("abc")).Should().Be(First);
    }

    [Fact]
    public async Task An_id_without_receipt_finds_none() =>
        (await (await accounts.NewStorageAsync()).Receipts.FindAsync("def")).Should().BeNull();
}
