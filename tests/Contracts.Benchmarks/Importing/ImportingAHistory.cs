using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Importing;

/// <summary>Other people's histories into a store: read, judged and committed batch by batch, beside Marten's bulk insert, which judges nothing.</summary>
/// <remarks>Both make the entries as they go, so that none are held; it takes the same time on either side.</remarks>
internal sealed class ImportingAHistory : Comparison
{
    private const int MostToWarmUp = 2000;

    private OurStore? _ours;
    private MartenAlone? _alone;
    private int _streams;
    private int _imported;
    private int _inserted;

    public override string Name => "import a history";

    public override string Reference => "Marten's bulk insert of the same events";

    public override Goal Goal => Goal.IsFasterBy(0.7);

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ours = Own(new OurStore(await place.NewDatabaseAsync(), LedgerUpkeep.Off));
        _alone = Own(new MartenAlone(await place.NewDatabaseAsync()));
        _streams = place.Scale.Entries / FilledLedger.EntriesPerStream;
        // By then the code is compiled for speed.
        await OursAsync(Math.Min(_streams, MostToWarmUp));
        await ReferenceAsync(Math.Min(_streams, MostToWarmUp));
    }

    public override Task OursAsync() => OursAsync(_streams);

    public override Task ReferenceAsync() => ReferenceAsync(_streams);

    private Task OursAsync(int streams) => _ours?.ImportAsync(Next(ref _imported, streams)) ?? Task.CompletedTask;

    private Task ReferenceAsync(int streams) => _alone?.FillAsync(Next(ref _inserted, streams)) ?? Task.CompletedTask;

    private static IEnumerable<IReadOnlyList<Entry>> Next(ref int first, int streams) => Enumerable.Range((first += streams) - streams, streams).Select(FilledLedger.Entries);
}
