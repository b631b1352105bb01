using Contracts.Benchmarks.Generating;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Importing;

/// <summary>Other people's histories into a store: read, judged and committed batch by batch, beside Marten's bulk insert, which judges nothing.</summary>
internal sealed class ImportingAHistory : Comparison
{
    private const int EntriesPerStream = 100;

    private OurStore? _ours;
    private MartenAlone? _alone;
    private List<IReadOnlyList<Entry>> _streams = [];
    private int _streamsPerImport;
    private int _round;

    public override string Name => "import a history";

    public override string Reference => "Marten's bulk insert of the same events";

    public override Goal Goal => Goal.IsFasterBy(0.7);

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ours = new OurStore(await place.NewDatabaseAsync(), LedgerUpkeep.Off);
        _alone = new MartenAlone(await place.NewDatabaseAsync());
        _streamsPerImport = place.Scale.Entries / EntriesPerStream;
        await _ours.FillAsync([GeneratedPartnership.Entries(seed: -1, EntriesPerStream, hasControls: true)]);
        await _alone.FillAsync([GeneratedPartnership.Entries(seed: -1, EntriesPerStream, hasControls: true)]);
    }

    public override Task ProvideAsync(int operations)
    {
        _streams = [.. Enumerable.Range(_round++ * _streamsPerImport, _streamsPerImport).Select(seed => GeneratedPartnership.Entries(seed, EntriesPerStream, hasControls: true))];
        return Task.CompletedTask;
    }

    public override Task OursAsync() => _ours?.ImportAsync(_streams) ?? throw NotPrepared();

    public override Task ReferenceAsync() => _alone?.FillAsync(_streams) ?? throw NotPrepared();

    private static InvalidOperationException NotPrepared() => new("There is no store; a row is prepared before it is measured.");
}
