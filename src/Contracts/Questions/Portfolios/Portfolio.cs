namespace Contracts;

/// <summary>What the commitments of many streams come to, at one viewpoint.</summary>
/// <remarks>Figures that somebody published about an aggregate are held against these totals (<see cref="Total.Reconcile"/>) and never enter them.</remarks>
public sealed class Portfolio
{
    internal Portfolio(CommitmentBoard board)
    {
        Viewpoint = board.Viewpoint;
        Positions = board.Positions;
        Exposure = Exposure.Of(Positions);
        Debtors = Concentration.Of(Positions, CommitmentSide.Debtor);
        Creditors = Concentration.Of(Positions, CommitmentSide.Creditor);
        Backlogs = Backlog.Of(board.Commitments, Viewpoint.AsOf);
        Deadlines = [.. board.Partnerships.SelectMany(Deadline.Of)];
        Cures = [.. board.Partnerships.SelectMany(Cure.Of)];
        Holdings = Holding.Of(board.Investments);
        ContractedCapacity = Contracts.ContractedCapacity.Of(Positions);
        Capacity = [.. board.Organizations.SelectMany(organization => organization.Capacities)];
    }

    /// <summary>From where it is seen. Months, deadlines and cures are counted to and from its day.</summary>
    public Viewpoint Viewpoint { get; }

    /// <summary>The commitments, closed ones at nothing, and the open options, from which everything owed is totalled.</summary>
    public IReadOnlyList<Position> Positions { get; }

    /// <summary>What is owed, by debtor, creditor, pair, unit, nature and deal.</summary>
    public Exposure Exposure { get; }

    /// <summary>How what is firmly owed is shared among those who owe, by unit.</summary>
    public IReadOnlyList<Concentration> Debtors { get; }

    /// <summary>How what is firmly owed is shared among those who are owed, by unit.</summary>
    public IReadOnlyList<Concentration> Creditors { get; }

    /// <summary>What each creditor is owed by when it falls due, by creditor and unit.</summary>
    public IReadOnlyList<Backlog> Backlogs { get; }

    /// <summary>What is due or was, by stream and milestone.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; }

    /// <summary>The breaches that were notified, by stream and breach.</summary>
    public IReadOnlyList<Cure> Cures { get; }

    /// <summary>Who holds what in whom, by investor, issuer, stream and investment.</summary>
    public IReadOnlyList<Holding> Holdings { get; }

    /// <summary>What capacity was undertaken, by party and unit.</summary>
    public IReadOnlyList<ContractedCapacity> ContractedCapacity { get; }

    /// <summary>What capacity organizations have, by organization and kind.</summary>
    public IReadOnlyList<Capacity> Capacity { get; }

    /// <summary>How what one creditor is firmly owed is shared among its debtors, by unit; what is passed on to it counts.</summary>
    /// <param name="creditor">Who is owed.</param>
    public IReadOnlyList<Concentration> DebtorsOf(Id<Party> creditor) => Concentration.Around(Positions, creditor, CommitmentSide.Debtor);

    /// <summary>How what one debtor firmly owes is shared among its creditors, by unit; what is passed on by it counts.</summary>
    /// <param name="debtor">Who owes.</param>
    public IReadOnlyList<Concentration> CreditorsOf(Id<Party> debtor) => Concentration.Around(Positions, debtor, CommitmentSide.Creditor);
}
