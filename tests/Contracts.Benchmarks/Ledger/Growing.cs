using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;

namespace Contracts.Benchmarks.Ledger;

/// <summary>The same in a large ledger beside one of a tenth of its entries.</summary>
/// <param name="name">What is done.</param>
/// <param name="act">Does it.</param>
/// <param name="entries">The number of entries of the large ledger.</param>
/// <param name="isFlat">True for what is found by index, and costs the same however much there is; else it costs as much more as there is more.</param>
/// <param name="isLong">True where one operation is long enough to be measured alone.</param>
internal sealed class Growing(string name, Func<FilledLedger, Task> act, int entries, bool isFlat, bool isLong = false) : Comparison
{
    private const int Tenfold = 10;

    private FilledLedger? _small;
    private FilledLedger? _large;

    public override string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"growth to {entries:N0}: {name}");

    public override string Kind => $"growth tenfold: {name}";

    public override string Reference => "the same in a ledger of a tenth of the entries";

    public override Goal Goal => Goal.CostsAtMost(isFlat ? 1.5 : Tenfold);

    public override int? GrownTo => entries;

    public override bool IsLong => isLong;

    public override async Task PrepareAsync(Place place)
    {
        _small = await place.LedgerAsync(entries / Tenfold);
        _large = await place.LedgerAsync(entries);
    }

    public override Task OursAsync() => _large is null ? Task.CompletedTask : act(_large);

    public override Task ReferenceAsync() => _small is null ? Task.CompletedTask : act(_small);
}
