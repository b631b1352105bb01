using Contracts.Benchmarks.Generating;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;

namespace Contracts.Benchmarks.Reading;

/// <summary>One partnership of a thousand entries at a viewpoint, out of the store, beside its raw events read and deserialised and not folded.</summary>
/// <param name="isAgain">Whether it was asked a moment ago, so that its history is still in memory; else it is read whole every time.</param>
internal sealed class AskingOnePartnership(bool isAgain) : Comparison
{
    private const int Entries = 1000;
    private static readonly IReadOnlyList<Entry> Generated = GeneratedPartnership.Entries(seed: 10, Entries, hasControls: true);
    private static readonly Viewpoint Asked = Viewpoint.On(DateOnly.FromDateTime(Generated[^100].RecordedAt.UtcDateTime), Generated[^50].RecordedAt);

    private OurStore? _ours;
    private RawEvents? _raw;

    public override string Name => $"one partnership at (E, K), {Entries:N0} entries{(isAgain ? ", again" : "")}";

    public override string Reference => "reading and deserialising the raw events";

    public override Goal Goal => Goal.CostsAtMost(1.2);

    public override async Task PrepareAsync(Place place)
    {
        var database = await place.NewDatabaseAsync();
        _ours = Own(new OurStore(database, remembersHistories: isAgain));
        await _ours.FillAsync([Generated]);
        _raw = new RawEvents(database);
        var (asked, folded) = (await AskAsync(_ours), (Partnership)History.Of(Generated[0].Stream, Generated).AsOf(Asked));
        if (!asked.Commitments.Select(commitment => commitment.Figures).SequenceEqual(folded.Commitments.Select(commitment => commitment.Figures)))
            throw new InvalidOperationException("The store and memory differ; they are measured only where they agree.");
        if (await _raw.ReadAsync(Generated[0].Stream) != Entries)
            throw new InvalidOperationException("The raw events are not all there; they are measured only where they are.");
    }

    public override Task OursAsync() => _ours is null ? Task.CompletedTask : AskAsync(_ours);

    public override Task ReferenceAsync() => _raw?.ReadAsync(Generated[0].Stream) ?? Task.CompletedTask;

    private static async Task<Partnership> AskAsync(OurStore store) =>
        (await store.Ledger.AsOf(Asked).PartnershipAsync(Generated[0].Stream.Slug)).Value;
}
