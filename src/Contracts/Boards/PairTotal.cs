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

    internal static IReadOnlyList<PairTotal> Of(IEnumerable<Commitment> commitments, IEnumerable<Option> options) =>
    [
        .. commitments.Select(commitment => (commitment.Debtor, commitment.Creditor, commitment.Unit, Firm: commitment.Nature == CommitmentNature.Firm ? commitment.Outstanding : (Amount?)null, Open: (Amount?)null))
            .Concat(options.Where(option => option.IsOpen).Select(option => (option.Debtor, option.Creditor, option.Left.Unit, Firm: (Amount?)null, Open: (Amount?)option.Left)))
            .GroupBy(each => (each.Debtor, each.Creditor, each.Unit))
            .OrderBy(pair => pair.Key.Debtor).ThenBy(pair => pair.Key.Creditor).ThenBy(pair => pair.Key.Unit.ToString(), StringComparer.Ordinal)
            .Select(pair => new PairTotal
            {
                Debtor = pair.Key.Debtor,
                Creditor = pair.Key.Creditor,
                Unit = pair.Key.Unit,
                Firm = Total.Of(pair.Key.Unit, pair.Select(each => each.Firm).OfType<Amount>()),
                Ceiling = Total.Of(pair.Key.Unit, pair.Select(each => each.Firm ?? each.Open).OfType<Amount>()),
            }),
    ];
}
