using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Ledger;

/// <summary>An answer about now asked again with its token, beside the first answer.</summary>
internal sealed class AskingAgain : Comparison
{
    private FilledLedger? _ledger;
    private KnowledgeToken? _token;

    public override string Name => "positions of one party again with their token";

    public override string Reference => "the first answer";

    public override Goal Goal => Goal.CostsAtMost(1.2);

    public override async Task PrepareAsync(Place place)
    {
        _ledger = await place.LedgerAsync(place.Scale.Entries);
        var first = await AskAsync(_ledger, known: null);
        _token = first.Knowledge;
        if (first.Value.Count == 0 || !(await AskAsync(_ledger, _token)).Value.SequenceEqual(first.Value))
            throw new InvalidOperationException("The answer with the token is another, or none; they are measured only where they agree.");
    }

    public override Task OursAsync() => _ledger is null ? Task.CompletedTask : AskAsync(_ledger, _token);

    public override Task ReferenceAsync() => _ledger is null ? Task.CompletedTask : AskAsync(_ledger, known: null);

    private static Task<LedgerAnswer<IReadOnlyList<Position>>> AskAsync(FilledLedger ledger, KnowledgeToken? known) =>
        ledger.Store.Ledger.PositionsAsync(PositionScope.Of((Id<Party>)"customer-7"), ledger.Today, known);
}
