using MediatR;

namespace Contracts.Mediation.Tests;

/// <summary>Entries and streams that tests begin with: a owes b 10 dollars.</summary>
internal static class Given
{
    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static FigureKey TheCommitment => (Id<Commitment>)"c";

    public static StreamKey NewStream() => StreamKey.Partnership($"p-{Guid.NewGuid():N}");

    public static DateOnly Day(int day) => new(2025, 3, day);

    public static Amount Usd(decimal amount) => Amount.Exactly(amount, AmountUnit.Usd);

    public static NewEntry Formed { get; } = new()
    {
        Id = "formed",
        Event = new PartnershipFormed { Parties = [new Party { Id = "a" }, new Party { Id = "b" }] },
        EffectiveOn = Day(1),
    };

    public static NewEntry Made { get; } = new()
    {
        Id = "made",
        Event = new CommitmentMade { Commitment = "c", Debtor = "a", Creditor = "b", Amount = Usd(10) },
        EffectiveOn = Day(2),
    };

    public static NewEntry Increased(decimal by, string id, int day = 3) =>
        new() { Id = id, Event = new CommitmentIncreased { Commitment = "c", By = Usd(by) }, EffectiveOn = Day(day) };

    /// <summary>A stream in which 10 are committed.</summary>
    public static async Task<StreamKey> CommittedStreamAsync(this ISender mediator)
    {
        var stream = NewStream();
        await mediator.Send(new RecordEntries(stream, [Formed, Made]), Cancelled);
        return stream;
    }

    public static async Task<Amount> OwedAsync(this ISender mediator, StreamKey stream) =>
        (await mediator.Send(new AskPartnership(stream.Slug, Viewpoint.Latest), Cancelled)).Value.Commitments.Single().Outstanding;
}
