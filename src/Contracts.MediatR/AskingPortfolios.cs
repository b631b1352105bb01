using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>
/// Asks for the portfolio over all streams or some: exposure, concentration, reliance, backlog, deals, deadlines, cures,
/// rights, holdings, capacity, published figures, and what comes up.
/// </summary>
/// <param name="Scope">The streams: all, one, or the positions of a party with the items that concern it.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskPortfolio(PositionScope Scope, Viewpoint Viewpoint) : IRequest<LedgerAnswer<Portfolio>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the totals by debtor, creditor, pair, unit and nature.</summary>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskExposure(Viewpoint Viewpoint) : IRequest<LedgerAnswer<Exposure>>
{
    /// <summary>The party whose positions count; null for all positions.</summary>
    public Id<Party>? Party { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the distribution of firm commitments among debtors or creditors, by unit.</summary>
/// <param name="Side">The side whose parties share the amounts.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskConcentration(CommitmentSide Side, Viewpoint Viewpoint)
    : IRequest<LedgerAnswer<IReadOnlyList<Concentration>>>
{
    /// <summary>The party that they owe, or that owes them; null for all positions.</summary>
    public Id<Party>? Around { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for a page of positions, filtered and in order.</summary>
/// <param name="Filter">The positions, and their order.</param>
/// <param name="Viewpoint">The viewpoint, which all pages share.</param>
public sealed record AskPositionPage(PositionFilter Filter, Viewpoint Viewpoint)
    : IRequest<LedgerAnswer<LedgerPage<Position>>>
{
    /// <summary>The number of positions on the page: 1 to <see cref="LedgerView.LargestPage"/>.</summary>
    public int Size { get; init; } = 100;

    /// <summary>
    /// The <see cref="LedgerPage{T}.Next"/> of the page before, with its knowledge; null for the first page.
    /// </summary>
    public PageCursor? After { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for a page of the items of a class, by stream and id.</summary>
/// <typeparam name="T">
/// The class: <see cref="DealFigures"/>, <see cref="Deadline"/>, <see cref="Cure"/>, <see cref="RightFigures"/>,
/// <see cref="Holding"/>, <see cref="CapacityFigures"/> or <see cref="PublishedFigure"/>.
/// </typeparam>
/// <param name="Viewpoint">The viewpoint, which all pages share.</param>
public sealed record AskItemPage<T>(Viewpoint Viewpoint) : IRequest<LedgerAnswer<LedgerPage<T>>>
    where T : LedgerItem
{
    /// <inheritdoc cref="AskDeals.Party"/>
    public Id<Party>? Party { get; init; }

    /// <summary>The number of items on the page: 1 to <see cref="LedgerView.LargestPage"/>.</summary>
    public int Size { get; init; } = 100;

    /// <inheritdoc cref="AskPositionPage.After"/>
    public PageCursor? After { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for a page of what comes up, by day, stream, kind and thing.</summary>
/// <param name="Within">The number of days after the day of the viewpoint: 1 to 3,660.</param>
/// <param name="Viewpoint">The viewpoint, which all pages share.</param>
public sealed record AskUpcomingPage(int Within, Viewpoint Viewpoint) : IRequest<LedgerAnswer<LedgerPage<UpcomingItem>>>
{
    /// <summary>The party whose items are wanted (<see cref="Portfolio.Upcoming"/>); null for all.</summary>
    public Id<Party>? Party { get; init; }

    /// <summary>The number of items on the page: 1 to <see cref="LedgerView.LargestPage"/>.</summary>
    public int Size { get; init; } = 100;

    /// <inheritdoc cref="AskPositionPage.After"/>
    public PageCursor? After { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks which positions differ between two viewpoints: by what was learned, then by what happened.</summary>
/// <param name="Scope">The positions.</param>
/// <param name="Earlier">The first viewpoint.</param>
/// <param name="Later">The second viewpoint, under the same evidence.</param>
public sealed record AskPositionChanges(PositionScope Scope, Viewpoint Earlier, Viewpoint Later)
    : IRequest<LedgerAnswer<IReadOnlyList<PositionChange>>>
{
    /// <summary>
    /// The token of an earlier answer, whose instant replaces that of the second viewpoint; null for everything that is
    /// recorded.
    /// </summary>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for a total at two viewpoints: by what was learned, then by what happened.</summary>
/// <param name="Scope">The positions: of all, a debtor, a creditor or a pair.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Earlier">The first viewpoint.</param>
/// <param name="Later">The second viewpoint, under the same evidence.</param>
public sealed record AskTotalChange(TotalScope Scope, AmountUnit Unit, Viewpoint Earlier, Viewpoint Later)
    : IRequest<LedgerAnswer<TotalChange>>
{
    /// <inheritdoc cref="AskPositionChanges.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the deals, ended ones included, by stream and id.</summary>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskDeals(Viewpoint Viewpoint) : IRequest<LedgerAnswer<IReadOnlyList<DealFigures>>>
{
    /// <summary>The party that they concern; null for all.</summary>
    public Id<Party>? Party { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the deadlines, past ones included.</summary>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskDeadlines(Viewpoint Viewpoint) : IRequest<LedgerAnswer<IReadOnlyList<Deadline>>>
{
    /// <inheritdoc cref="AskDeals.Party"/>
    public Id<Party>? Party { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the breaches that were notified, and their cures.</summary>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskCures(Viewpoint Viewpoint) : IRequest<LedgerAnswer<IReadOnlyList<Cure>>>
{
    /// <inheritdoc cref="AskDeals.Party"/>
    public Id<Party>? Party { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the rights, ended ones included.</summary>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskRights(Viewpoint Viewpoint) : IRequest<LedgerAnswer<IReadOnlyList<RightFigures>>>
{
    /// <inheritdoc cref="AskDeals.Party"/>
    public Id<Party>? Party { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the equity that investors hold or agreed to take, those of certainly nothing included.</summary>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskHoldings(Viewpoint Viewpoint) : IRequest<LedgerAnswer<IReadOnlyList<Holding>>>
{
    /// <inheritdoc cref="AskDeals.Party"/>
    public Id<Party>? Party { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the capacity of organizations.</summary>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskCapacity(Viewpoint Viewpoint) : IRequest<LedgerAnswer<IReadOnlyList<CapacityFigures>>>
{
    /// <summary>The organization; null for all.</summary>
    public Id<Party>? Organization { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the figures published about organizations.</summary>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskPublishedFigures(Viewpoint Viewpoint) : IRequest<LedgerAnswer<IReadOnlyList<PublishedFigure>>>
{
    /// <inheritdoc cref="AskCapacity.Organization"/>
    public Id<Party>? Organization { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>
/// Asks for the figures of one measure that were published about an organization, each compared with the firm total
/// that is owed to it or by it on the figure's day.
/// </summary>
/// <param name="Organization">The organization.</param>
/// <param name="Measure">The measure, in the words of the figures; case matters.</param>
/// <param name="Side">The side on which the organization is in the total.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskReconciliations(
    Id<Party> Organization, string Measure, CommitmentSide Side, Viewpoint Viewpoint)
    : IRequest<LedgerAnswer<IReadOnlyList<PublishedReconciliation>>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>
/// Asks for the things that are due, or end by themselves, from the day of the viewpoint, inclusive, through a number of
/// days after it.
/// </summary>
/// <param name="Within">The number of days after the day of the viewpoint: 1 to 3,660.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskUpcoming(int Within, Viewpoint Viewpoint) : IRequest<LedgerAnswer<IReadOnlyList<UpcomingItem>>>
{
    /// <inheritdoc cref="AskDeals.Party"/>
    public Id<Party>? Party { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the amounts firmly owed to each creditor by maturity; by creditor and unit.</summary>
/// <param name="Viewpoint">The viewpoint, from whose day months are counted.</param>
public sealed record AskBacklogs(Viewpoint Viewpoint) : IRequest<LedgerAnswer<IReadOnlyList<Backlog>>>
{
    /// <summary>The creditor; null for all.</summary>
    public Id<Party>? Creditor { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>Asks for the parties on which one party depends, and those that depend on it.</summary>
/// <param name="Party">The party.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record AskReliance(Id<Party> Party, Viewpoint Viewpoint) : IRequest<LedgerAnswer<Reliance>>
{
    /// <summary>The only unit to answer in; null for all.</summary>
    public AmountUnit? Unit { get; init; }

    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}
