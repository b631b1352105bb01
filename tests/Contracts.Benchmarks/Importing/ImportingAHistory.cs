using Contracts.Benchmarks.Generating;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Importing;

/// <summary>Other people's histories into a store: read, judged and committed batch by batch, beside Marten's bulk insert, which judges nothing.</summary>
/// <remarks>Both make the entries as they go, so that none are held; it takes the same time on either side.</remarks>
internal sealed class ImportingAHistory : Comparison
{
    private const int MostToWarmUp = 200_000;

    private OurStore? _ours;
    private MartenAlone? _alone;
    private int _entries;
    private int _imported;
    private int _inserted;

    public override string Name => "import a history";

    public override string Reference => "Marten's bulk insert of the same events";

    public override Goal Goal => Goal.IsFasterBy(0.95);

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ours = Own(new OurStore(await place.NewDatabaseAsync(), LedgerUpkeep.Off));
        _alone = Own(new MartenAlone(await place.NewDatabaseAsync()));
        _entries = place.Scale.Entries;
        // By then the code is compiled for speed.
        await OursAsync(Math.Min(_entries, MostToWarmUp));
        await ReferenceAsync(Math.Min(_entries, MostToWarmUp));
    }

    public override Task OursAsync() => OursAsync(_entries);

    public override Task ReferenceAsync() => ReferenceAsync(_entries);

    private Task OursAsync(int entries) => _ours?.ImportAsync(Next(ref _imported, entries)) ?? Task.CompletedTask;

    private Task ReferenceAsync(int entries) => _alone?.FillAsync(Next(ref _inserted, entries)) ?? Task.CompletedTask;

    private static IEnumerable<IReadOnlyList<Entry>> Next(ref int first, int entries)
    {
        var streams = GeneratedPortfolio.Streams(entries, first);
        first += GeneratedPortfolio.CountOf(entries, first);
        return streams;
    }
}
