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

    /// <summary>The outstanding amounts of the contingent commitments.</summary>
    public required Total Contingent { get; init; }

    /// <summary>The outstanding amounts of the non-binding commitments.</summary>
    public required Total NonBinding { get; init; }

    /// <summary>What is left of the open options.</summary>
    public required Total Options { get; init; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public required bool IsContested { get; init; }

    internal static IReadOnlyList<PairTotal> Of(IEnumerable<Commitment> commitments, IEnumerable<Option> options)
    {
        var commitmentsOf = commitments.ToLookup(commitment => (commitment.Debtor, commitment.Creditor, commitment.Unit));
        var optionsOf = options.Where(option => option.IsOpen).ToLookup(option => (option.Debtor, option.Creditor, option.Left.Unit));
        return
        [
            .. commitmentsOf.Select(pair => pair.Key).Union(optionsOf.Select(pair => pair.Key))
                .OrderBy(pair => pair.Debtor).ThenBy(pair => pair.Creditor).ThenBy(pair => pair.Unit.ToString(), StringComparer.Ordinal)
                .Select(pair => Of(pair.Debtor, pair.Creditor, pair.Unit, [.. commitmentsOf[pair]], [.. optionsOf[pair]])),
        ];
    }

    private static PairTotal Of(Id<Party> debtor, Id<Party> creditor, AmountUnit unit, IReadOnlyList<Commitment> commitments, IReadOnlyList<Option> options)
    {
        var firm = Outstanding(CommitmentNature.Firm);
        var open = options.Select(option => option.Left).ToList();
        return new PairTotal
        {
            Debtor = debtor,
            Creditor = creditor,
            Unit = unit,
            Firm = Total.Of(unit, firm),
            Ceiling = Total.Of(unit, firm.Concat(open)),
            Contingent = Total.Of(unit, Outstanding(CommitmentNature.Contingent)),
            NonBinding = Total.Of(unit, Outstanding(CommitmentNature.NonBinding)),
            Options = Total.Of(unit, open),
            IsContested = commitments.Any(commitment => commitment.IsContested) || options.Any(option => option.IsContested),
        };

        IEnumerable<Amount> Outstanding(CommitmentNature nature) =>
            commitments.Where(commitment => commitment.Nature == nature).Select(commitment => commitment.Outstanding);
    }
}
