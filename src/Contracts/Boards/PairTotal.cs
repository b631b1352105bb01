namespace Contracts;

/// <summary>What one debtor owes one creditor in one unit.</summary>
public sealed record PairTotal
{
    /// <summary>Who owes.</summary>
    public required Id<Party> Debtor { get; init; }

    /// <summary>Who is owed.</summary>
    public required Id<Party> Creditor { get; init; }

    /// <summary>What is counted.</summary>
    public required AmountUnit Unit { get; init; }

    /// <summary>The outstanding amounts of the firm commitments; contingent and non-binding ones are left out.</summary>
    public required Total Firm { get; init; }

    /// <summary>What it can grow to: the firm commitments and the open options.</summary>
    public required Total Ceiling { get; init; }

    internal static IReadOnlyList<PairTotal> Of(IEnumerable<Commitment> commitments) =>
    [
        .. commitments
            .GroupBy(commitment => (commitment.Debtor, commitment.Creditor, commitment.Unit))
            .OrderBy(pair => pair.Key.Debtor).ThenBy(pair => pair.Key.Creditor).ThenBy(pair => pair.Key.Unit.ToString(), StringComparer.Ordinal)
            .Select(pair => Of(pair.Key.Debtor, pair.Key.Creditor, pair.Key.Unit, pair)),
    ];

    private static PairTotal Of(Id<Party> debtor, Id<Party> creditor, AmountUnit unit, IEnumerable<Commitment> commitments)
    {
        var firm = Total.Of(unit, commitments.Where(commitment => commitment.Nature == CommitmentNature.Firm).Select(commitment => commitment.Outstanding));
        return new PairTotal { Debtor = debtor, Creditor = creditor, Unit = unit, Firm = firm, Ceiling = firm };
    }
}
