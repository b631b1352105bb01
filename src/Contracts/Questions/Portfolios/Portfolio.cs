namespace Contracts;

/// <summary>
/// The aggregate views of a commitment board: exposure, concentration, reliance, backlog, deadlines and holdings.
/// </summary>
/// <remarks>
/// Published figures about an aggregate are compared with these totals
/// (<see cref="Total.Reconcile(ReportedValue)"/>) and never enter
/// them.
/// </remarks>
public sealed class Portfolio
{
    private readonly IReadOnlyList<Partnership> _partnerships;

    internal Portfolio(CommitmentBoard board)
    {
        _partnerships = board.Partnerships;
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

    /// <summary>
    /// The parties on which one party depends, and those that depend on it: the shares of each in its firm obligations
    /// and claims, and its rights of exclusivity and first refusal. Commitments passed on count, as in each pair.
    /// </summary>
    /// <param name="party">The party.</param>
    /// <param name="unit">The only unit to answer in; null for all.</param>
    public Reliance Reliance(Id<Party> party, AmountUnit? unit = null) =>
        Contracts.Reliance.Of(party, unit, Positions, _partnerships);

    /// <summary>
    /// The things that are due, or end by themselves, from the day of the viewpoint, inclusive, through a number of
    /// days after it; by day, stream, kind and thing.
    /// </summary>
    /// <remarks>
    /// What is tolled by a suspension has no day and is left out. Facts that take effect later than the viewpoint are
    /// not reckoned with.
    /// </remarks>
    /// <param name="within">The number of days after the day of the viewpoint: 1 to 3,660.</param>
    /// <param name="party">
    /// The party whose items are wanted; null for all. Its items are those that name it and, of those that name no
    /// counterparty, those of the partnerships to which it is a party.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is not 1 to 3,660.</exception>
    public IReadOnlyList<UpcomingItem> Upcoming(int within, Id<Party>? party = null) =>
        UpcomingItem.Of(_partnerships, Viewpoint.AsOf, within, party);
}
