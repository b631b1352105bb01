using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Ledger;

/// <summary>A question of the portfolio at a past viewpoint, beside what a specialist would write by hand on a table made for that question alone.</summary>
internal sealed class AskingAQuestion(PortfolioQuestion question) : Comparison
{
    private FilledLedger? _ledger;

    public override string Name => $"{question.Name} at a past (E, K)";

    public override string Reference => "the best hand-written SQL on an ideal table";

    public override Goal Goal => Goal.CostsAtMost(1.2);

    public override async Task PrepareAsync(Place place)
    {
        _ledger = await place.LedgerAsync(place.Scale.Entries);
        await question.Ideal.MakeAsync(_ledger);
        var (ours, theirs) = (await OursAsync(_ledger), await TheirsAsync(_ledger));
        if (ours.Rows == 0 || ours != theirs)
            throw new InvalidOperationException($"To {question.Name}, the ledger answers {ours} and the ideal table {theirs}; they are measured only where they agree.");
    }

    public override Task OursAsync() => _ledger is null ? Task.CompletedTask : OursAsync(_ledger);

    public override Task ReferenceAsync() => _ledger is null ? Task.CompletedTask : TheirsAsync(_ledger);

    private Task<Seen> OursAsync(FilledLedger ledger) => question.Ours(ledger.Store.Ledger.AsOf(ledger.Past));

    private Task<Seen> TheirsAsync(FilledLedger ledger) => question.Ideal.AskAsync(ledger);
}

/// <summary>A question, and the table that a specialist would make for it.</summary>
/// <param name="Name">What is asked for.</param>
/// <param name="Ideal">The table, and the query on it.</param>
/// <param name="Ours">The question, as the ledger answers it.</param>
internal sealed record PortfolioQuestion(string Name, IdealTable Ideal, Func<LedgerView, Task<Seen>> Ours);

/// <summary>What is compared of two answers, so that what is measured is the same on both sides.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Sum">The sum of a number in each.</param>
internal readonly record struct Seen(int Rows, decimal Sum)
{
    public static Seen Of<T>(IReadOnlyCollection<T> rows, Func<T, decimal> number) => new(rows.Count, rows.Sum(number));
}
