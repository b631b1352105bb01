using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// The aggregate views of a commitment board: exposure, concentration, reliance, backlog, deadlines and holdings.
/// </summary>
/// <remarks>
/// Published figures about an aggregate are compared with these totals
/// (<see cref="Total.Reconcile(ReportedValue)"/>) and never enter
/// them.
/// </remarks>
[JsonConverter(typeof(PortfolioJsonConverter))]
public sealed class Portfolio
{
    /// <summary>Creates the portfolio of some positions and items.</summary>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="positions">The positions on its day, closed options included, by stream and key.</param>
    /// <param name="items">The items on its day.</param>
    internal Portfolio(Viewpoint viewpoint, IReadOnlyList<Position> positions, IReadOnlyList<LedgerItem> items)
    {
        Viewpoint = viewpoint;
        (AllPositions, Items) = (positions, items);
        Positions = [.. positions.Where(position => position.CountsInTotals).OrderBy(position => position.Key.Kind)];
    }

    /// <summary>The viewpoint. Months, deadlines and cures are counted to and from its day.</summary>
    public Viewpoint Viewpoint { get; }

    /// <summary>
    /// The positions behind all totals: the commitments, closed ones at nothing, and the open options.
    /// </summary>
    public IReadOnlyList<Position> Positions { get; }

    /// <summary>All positions, options that count in no total included.</summary>
    internal IReadOnlyList<Position> AllPositions { get; }

    /// <summary>The items of every kind.</summary>
    internal IReadOnlyList<LedgerItem> Items { get; }

    /// <summary>The totals by debtor, creditor, pair, unit and nature.</summary>
    public Exposure Exposure => field ??= Exposure.Of(Positions);

    /// <summary>
    /// The totals under each deal, by stream, deal and unit; those under no deal come first in their stream.
    /// </summary>
    public IReadOnlyList<DealTotal> ByDeal => field ??= DealTotal.Of(Positions);

    /// <summary>The distribution of firm commitments among debtors, by unit.</summary>
    public IReadOnlyList<Concentration> Debtors => field ??= Concentration.Of(Positions, CommitmentSide.Debtor);

    /// <summary>The distribution of firm commitments among creditors, by unit.</summary>
    public IReadOnlyList<Concentration> Creditors => field ??= Concentration.Of(Positions, CommitmentSide.Creditor);

    /// <summary>The amounts owed to each creditor by maturity; by creditor and unit.</summary>
    public IReadOnlyList<Backlog> Backlogs =>
        field ??= Backlog.Of(Positions, Items.OfType<InstalmentFigures>(), Viewpoint.AsOf);

    /// <summary>The deals, ended ones included, by stream and deal.</summary>
    public IReadOnlyList<DealFigures> Deals => field ??= Listed<DealFigures>();

    /// <summary>The deadlines, past ones included, by stream and milestone, those without a milestone last.</summary>
    public IReadOnlyList<Deadline> Deadlines => field ??= Deadline.Listed(Items);

    /// <summary>The breaches that were notified, by stream and breach.</summary>
    public IReadOnlyList<Cure> Cures => field ??= Listed<Cure>();

    /// <summary>The rights, ended ones included, by stream and right.</summary>
    public IReadOnlyList<RightFigures> Rights => field ??= Listed<RightFigures>();

    /// <summary>The equity holdings, by investor, issuer, stream and investment.</summary>
    public IReadOnlyList<Holding> Holdings => field ??= Holding.Listed(Items.OfType<Holding>());

    /// <summary>The capacity undertaken by contract, by party and unit.</summary>
    public IReadOnlyList<ContractedCapacity> ContractedCapacity =>
        field ??= Contracts.ContractedCapacity.Of(Positions);

    /// <summary>The capacity of organizations, by organization and kind.</summary>
    public IReadOnlyList<CapacityFigures> Capacity => field ??= Listed<CapacityFigures>();

    /// <summary>The figures published about organizations, by organization, measure and period.</summary>
    public IReadOnlyList<PublishedFigure> PublishedFigures => field ??= PublishedFigure.Listed(Items);

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
        Contracts.Reliance.Of(party, unit, Positions, Rights);

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
        UpcomingItem.Of(Items, AllPositions, Viewpoint.AsOf, within, party);

    private IReadOnlyList<T> Listed<T>() where T : LedgerItem =>
        [.. Items.OfType<T>().OrderBy(item => item.Stream).ThenBy(item => item.Key)];
}
