namespace Contracts.Storage.Tests;

/// <summary>Entries and streams that tests begin with.</summary>
internal static class Given
{
    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static DateOnly Day(int day) => new(2025, 3, day);

    public static Amount Usd(decimal amount) => Amount.Exactly(amount, AmountUnit.Usd);

    /// <summary>A stream that no other test uses.</summary>
    public static StreamKey NewStream() => StreamKey.Partnership($"p-{Guid.NewGuid():N}");

    public static NewEntry Formed(string id = "formed") => new()
    {
        Id = id,
        Event = new PartnershipFormed { Parties = [new Party { Id = "a" }, new Party { Id = "b" }] },
        EffectiveOn = Day(1),
    };

    public static NewEntry Made(decimal amount = 10, string id = "made", int day = 2) => new()
    {
        Id = id,
        Event = new CommitmentMade { Commitment = "c", Debtor = "a", Creditor = "b", Amount = Usd(amount) },
        EffectiveOn = Day(day),
    };

    public static NewEntry Increased(decimal by, string? id, int day = 3) => new()
    {
        Id = id is null ? default(EntryId?) : new EntryId(id),
        Event = new CommitmentIncreased { Commitment = "c", By = Usd(by) },
        EffectiveOn = Day(day),
    };

    public static NewEntry Delivered(decimal amount, string id, int day) => new()
    {
        Id = id,
        Event = new DeliveryAccepted { Commitment = "c", Amount = Usd(amount) },
        EffectiveOn = Day(day),
    };

    public static HistoryLine Line(StreamKey stream, NewEntry entry, DateTimeOffset? recordedAt, int line = 1) =>
        new() { File = "given.jsonl", Line = line, Stream = stream, Entry = entry, RecordedAt = recordedAt };

    /// <summary>A stream in which 10 are committed.</summary>
    public static async Task<StreamKey> CommittedStreamAsync(this IContractLedger ledger)
    {
        var stream = NewStream();
        await ledger.RecordAsync(stream, [Formed(), Made()], Cancelled);
        return stream;
    }
}
