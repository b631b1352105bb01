namespace Contracts;

/// <summary>What is owed over many streams, grouped in every way that is asked for. Each grouping keeps units apart; nothing is converted.</summary>
/// <remarks>
/// What is passed on shows between its pair and is left out of every other grouping. So the totals by debtor, by creditor, by deal and by
/// nature each come to those by unit, and the totals by pair may come to more.
/// </remarks>
public sealed record Exposure
{
    /// <summary>What each debtor owes, by debtor and unit.</summary>
    public required IReadOnlyList<DebtorTotal> ByDebtor { get; init; }

    /// <summary>What each creditor is owed, by creditor and unit.</summary>
    public required IReadOnlyList<CreditorTotal> ByCreditor { get; init; }

    /// <summary>What each debtor owes each creditor, by debtor, creditor and unit.</summary>
    public required IReadOnlyList<PairTotal> ByPair { get; init; }

    /// <summary>What all owe all, by unit.</summary>
    public required IReadOnlyList<UnitTotal> ByUnit { get; init; }

    /// <summary>What is firm, contingent, non-binding and optional, by nature and unit.</summary>
    public required IReadOnlyList<NatureTotal> ByNature { get; init; }

    /// <summary>What is owed under each deal, by stream, deal and unit; what is under no deal comes first in its stream.</summary>
    public required IReadOnlyList<DealTotal> ByDeal { get; init; }

    /// <summary>The exposure of some positions.</summary>
    /// <param name="positions">The commitments and the open options.</param>
    public static Exposure Of(IEnumerable<Position> positions)
    {
        Position[] all = [.. Items.Required(positions, nameof(positions))];
        return new Exposure
        {
            ByDebtor = DebtorTotal.Of(all),
            ByCreditor = CreditorTotal.Of(all),
            ByPair = PairTotal.Of(all),
            ByUnit = UnitTotal.Of(all),
            ByNature = NatureTotal.Of(all),
            ByDeal = DealTotal.Of(all),
        };
    }
}
