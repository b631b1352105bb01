namespace Contracts;

/// <summary>
/// The aggregate views of a commitment board: exposure, concentration, backlog, deadlines and holdings.
/// </summary>
/// <remarks>
/// Published figures about an aggregate are compared with these totals
/// (<see cref="Total.Reconcile(ReportedValue)"/>) and never enter
/// them.
/// </remarks>
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

    /// <summary>The viewpoint. Months, deadlines and cures are counted to and from its day.</summary>
    public Viewpoint Viewpoint { get; }

    /// <summary>
    /// The positions behind all totals: the commitments, closed ones at nothing, and the open options.
    /// </summary>
    public IReadOnlyList<Position> Positions { get; }

    /// <summary>The totals by debtor, creditor, pair, unit, nature and deal.</summary>
    public Exposure Exposure { get; }

    /// <summary>The distribution of firm commitments among debtors, by unit.</summary>
    public IReadOnlyList<Concentration> Debtors { get; }

    /// <summary>The distribution of firm commitments among creditors, by unit.</summary>
    public IReadOnlyList<Concentration> Creditors { get; }

    /// <summary>The amounts owed to each creditor by maturity; by creditor and unit.</summary>
    public IReadOnlyList<Backlog> Backlogs { get; }

    /// <summary>The deadlines, past ones included, by stream and milestone.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; }

    /// <summary>The breaches that were notified, by stream and breach.</summary>
    public IReadOnlyList<Cure> Cures { get; }

    /// <summary>The equity holdings, by investor, issuer, stream and investment.</summary>
    public IReadOnlyList<Holding> Holdings { get; }

    /// <summary>The capacity undertaken by contract, by party and unit.</summary>
    public IReadOnlyList<ContractedCapacity> ContractedCapacity { get; }

    /// <summary>The capacity of organizations, by organization and kind.</summary>
    public IReadOnlyList<Capacity> Capacity { get; }

    /// <summary>
    /// The distribution of one creditor's firm claims among its debtors, by unit; claims passed on to it count.
    /// </summary>
    /// <param name="creditor">The creditor.</param>
    public IReadOnlyList<Concentration> DebtorsOf(Id<Party> creditor) =>
        Concentration.Around(Positions, creditor, CommitmentSide.Debtor);

    /// <summary>
    /// The distribution of one debtor's firm commitments among its creditors, by unit; those that it passes on count.
    /// </summary>
    /// <param name="debtor">The debtor.</param>
    public IReadOnlyList<Concentration> CreditorsOf(Id<Party> debtor) =>
        Concentration.Around(Positions, debtor, CommitmentSide.Creditor);
}
