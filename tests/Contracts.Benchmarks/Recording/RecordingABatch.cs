using Contracts.Benchmarks.Generating;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Recording;

/// <summary>A batch onto a stream that has so many entries, judged by every rule, beside the same events appended by Marten and judged by none.</summary>
internal sealed class RecordingABatch(int batch, int length, LedgerUpkeep upkeep) : Comparison
{
    private readonly IReadOnlyList<Entry> _before = GeneratedPartnership.Entries(seed: 11, length, hasControls: false);
    private readonly List<StreamKey> _streams = [];
    private List<NewEntry> _new = [];
    private OurStore? _ours;
    private OurStore? _oursFilling;
    private MartenAlone? _alone;
    private MartenAlone? _aloneFilling;
    private int _filled;
    private int _oursNext;
    private int _aloneNext;

    public override string Name => $"record {batch} onto {length}, ledger {(upkeep == LedgerUpkeep.Off ? "off" : "inline")}";

    public override string Kind => $"record 1, 10 or 100 onto 10 or 100, ledger {(upkeep == LedgerUpkeep.Off ? "off" : "inline")}";

    public override string Reference => "Marten alone: fetch a live aggregate for writing, append, save";

    public override Goal Goal => Goal.IsFasterBy(upkeep == LedgerUpkeep.Off ? 1 : 0.8);

    public override async Task PrepareAsync(Place place)
    {
        var (oursAt, aloneAt) = (await place.NewDatabaseAsync(), await place.NewDatabaseAsync());
        // Filling has connections of its own: an idle pool hands out all it has in turn, and the more there are, the colder is each.
        (_ours, _oursFilling) = (Own(new OurStore(oursAt, upkeep)), Own(new OurStore($"{oursAt};Application Name=filling", upkeep)));
        (_alone, _aloneFilling) = (Own(new MartenAlone(aloneAt)), Own(new MartenAlone($"{aloneAt};Application Name=filling")));
        var open = ((Partnership)History.Of(_before[0].Stream, _before).AsOf(Viewpoint.Latest)).Commitments.First(commitment => commitment.IsOpen);
        _new = [.. Enumerable.Range(0, batch).Select(i => OurStore.New(_before[^1]) with
        {
            Id = $"new-{i}",
            Event = new PaymentMade { Commitment = open.Id, Amount = Amount.Exactly(1, "USD") },
            EffectiveOn = DateOnly.FromDateTime(_before[^1].RecordedAt.UtcDateTime),
        })];
        // Refused, it would be measured as nothing.
        History.Of(_before[0].Stream, _before).Record(_new, _before[^1].RecordedAt).OrThrow();
    }

    public override async Task ProvideAsync(int operations)
    {
        var streams = Enumerable.Range(_filled, operations).Select(i => StreamKey.Partnership($"s{i}")).ToList();
        var filling = streams.Select(stream => _before.Select(entry => entry with { Stream = stream }).ToList()).ToList();
        if (_oursFilling is null || _aloneFilling is null)
            return;
        if (upkeep == LedgerUpkeep.Off)
        {
            await _oursFilling.FillAsync(filling);
        }
        else
        {
            await _oursFilling.ImportAsync(filling);
            await _oursFilling.RestAsync();
        }

        await _aloneFilling.FillAsync(filling);
        _streams.AddRange(streams);
        _filled += operations;
    }

    public override Task OursAsync() => _ours?.Ledger.RecordAsync(_streams[_oursNext++], _new) ?? Task.CompletedTask;

    public override Task ReferenceAsync() => _alone?.AppendAsync(_streams[_aloneNext++], [.. _new.Select(entry => entry.Event)]) ?? Task.CompletedTask;
}
