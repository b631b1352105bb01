namespace Contracts.Storage;

/// <summary>The ledger from one viewpoint. Each question is answered as <see cref="History.AsOf"/> does.</summary>
public sealed partial class LedgerView
{
    /// <summary>The greatest number of positions on a page.</summary>
    public const int LargestPage = 10_000;

    /// <summary>The greatest number of beliefs in an answer about a total.</summary>
    public const int MostBeliefs = 10_000;

    private readonly IContractLedger _ledger;
    private readonly KnowledgeToken? _known;

    /// <summary>Creates a view of a ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">
    /// The token of an earlier answer, whose instant replaces the viewpoint's; null for everything that is recorded.
    /// </param>
    public LedgerView(IContractLedger ledger, Viewpoint viewpoint, KnowledgeToken? known = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(viewpoint);
        _ledger = ledger;
        _known = known;
        Viewpoint = known is null ? viewpoint : viewpoint with { KnownAt = known.KnownAt };
    }

    /// <summary>The viewpoint.</summary>
    public Viewpoint Viewpoint { get; }

    /// <summary>The board of commitments over all streams.</summary>
    /// <remarks>
    /// It holds every stream in memory; <see cref="AggregatesAsync"/> gives them one at a time.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<CommitmentBoard>> CommitmentsAsync(CancellationToken cancellationToken = default) =>
        CommitmentsAsync(PositionScope.Everything, cancellationToken);

    /// <summary>The board of commitments of some streams; no other is read.</summary>
    /// <param name="scope">The streams: one, or those that concern a party.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<CommitmentBoard>> CommitmentsAsync(
        PositionScope scope, CancellationToken cancellationToken = default) =>
        _ledger.CommitmentsAsync(scope, Viewpoint, _known, cancellationToken);

    /// <summary>Every partnership, offering and organization, one at a time.</summary>
    /// <param name="cancellationToken">
    /// Cancels the call, and not the reading, which takes a token of its own
    /// (<see cref="TaskAsyncEnumerableExtensions.WithCancellation{T}"/>).
    /// </param>
    /// <inheritdoc cref="IContractLedger.AggregatesAsync" path="/remarks|/returns|/exception"/>
    public Task<LedgerAnswer<IAsyncEnumerable<Aggregate>>> AggregatesAsync(
        CancellationToken cancellationToken = default) =>
        _ledger.AggregatesAsync(Viewpoint, _known, cancellationToken);

    /// <summary>The figures of commitments and options over all streams.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<IReadOnlyList<Position>>> PositionsAsync(
        CancellationToken cancellationToken = default) =>
        PositionsAsync(PositionScope.Everything, cancellationToken);

    /// <summary>The figures of some commitments and options.</summary>
    /// <param name="scope">The commitments and options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<IReadOnlyList<Position>>> PositionsAsync(
        PositionScope scope, CancellationToken cancellationToken = default) =>
        _ledger.PositionsAsync(scope, Viewpoint, _known, cancellationToken);

    /// <summary>
    /// The successive figures that the ledger held of a commitment or option for the viewpoint's day.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="position">The commitment or option.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <inheritdoc cref="IContractLedger.PositionBeliefsAsync" path="/remarks|/returns|/exception"/>
    public Task<LedgerAnswer<IReadOnlyList<PositionBelief>>> PositionBeliefsAsync(
        StreamKey stream, FigureKey position, CancellationToken cancellationToken = default) =>
        _ledger.PositionBeliefsAsync(stream, position, Viewpoint, _known, cancellationToken);

    /// <summary>The successive totals that the ledger held for the viewpoint's day, from an instant on.</summary>
    /// <param name="scope">The positions: of all, a debtor, a creditor or a pair.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="since">The instant from which the totals are wanted, inclusive.</param>
    /// <param name="limit">The greatest number of totals: 1 to <see cref="MostBeliefs"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <inheritdoc cref="IContractLedger.TotalBeliefsAsync" path="/remarks|/returns|/exception"/>
    public Task<LedgerAnswer<IReadOnlyList<TotalBelief>>> TotalBeliefsAsync(
        TotalScope scope,
        AmountUnit unit,
        DateTimeOffset since,
        int limit = 1000,
        CancellationToken cancellationToken = default) =>
        _ledger.TotalBeliefsAsync(scope, unit, since, limit, Viewpoint, _known, cancellationToken);

    /// <summary>A page of positions, filtered and in order.</summary>
    /// <param name="filter">The positions, and their order.</param>
    /// <param name="size">The number of positions on the page: 1 to <see cref="LargestPage"/>.</param>
    /// <param name="after">
    /// The <see cref="LedgerPage{T}.Next"/> of the page before, with its knowledge; null for the first page, with
    /// everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<LedgerPage<Position>>> PositionPageAsync(
        PositionFilter filter,
        int size = 100,
        PageCursor? after = null,
        CancellationToken cancellationToken = default) =>
        _ledger.PositionPageAsync(filter, size, Viewpoint, after, _known, cancellationToken);

    /// <summary>
    /// The positions that differ from those at an earlier viewpoint: first by what was learned about its day, then by
    /// what happened until this one's.
    /// </summary>
    /// <param name="earlier">
    /// The earlier viewpoint, with the same evidence policy. Of its knowledge counts what this viewpoint knows, too.
    /// </param>
    /// <param name="scope">The positions.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changes by stream and key, with the token of what is known at this viewpoint.</returns>
    /// <exception cref="ArgumentException">The viewpoints have different evidence policies.</exception>
    public async Task<LedgerAnswer<IReadOnlyList<PositionChange>>> PositionChangesAsync(
        Viewpoint earlier, PositionScope scope, CancellationToken cancellationToken = default)
    {
        var (after, restated, before) = await AtThreeAsync(
            earlier, view => view.PositionsAsync(scope, cancellationToken)).ConfigureAwait(false);
        return after.With(PositionChange.Of(before, restated, after.Value));
    }

    /// <summary>
    /// The total of some positions at an earlier viewpoint and at this one: first what was learned about the earlier day,
    /// then what happened until this one's.
    /// </summary>
    /// <param name="earlier">
    /// The earlier viewpoint, with the same evidence policy. Of its knowledge counts what this viewpoint knows, too.
    /// </param>
    /// <param name="scope">The positions: of all, a debtor, a creditor or a pair.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The totals, with the token of what is known at this viewpoint.</returns>
    /// <exception cref="ArgumentException">The viewpoints have different evidence policies.</exception>
    public async Task<LedgerAnswer<TotalChange>> TotalChangeAsync(
        Viewpoint earlier, TotalScope scope, AmountUnit unit, CancellationToken cancellationToken = default)
    {
        var (after, restated, before) = await AtThreeAsync(
            earlier,
            view => _ledger.TotalAsync(scope, unit, view.Viewpoint, view._known, cancellationToken))
                .ConfigureAwait(false);
        return after.With(new TotalChange { Before = before, Restated = restated, After = after.Value });
    }

    /// <summary>A page of the items of a class, such as <see cref="Deadline"/>, by stream and id.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="party">The party that they concern; null for all.</param>
    /// <param name="size">The number of items on the page: 1 to <see cref="LargestPage"/>.</param>
    /// <param name="after">
    /// The <see cref="LedgerPage{T}.Next"/> of the page before, with its knowledge; null for the first page, with
    /// everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<LedgerPage<T>>> ItemPageAsync<T>(
        Id<Party>? party = null,
        int size = 100,
        PageCursor? after = null,
        CancellationToken cancellationToken = default) where T : LedgerItem =>
        _ledger.ItemPageAsync<T>(
            ItemScope.Of<T>() with { Party = party }, size, Viewpoint, after, _known, cancellationToken);

    /// <summary>A page of what comes up (<see cref="UpcomingAsync"/>), by day, stream, kind and thing.</summary>
    /// <param name="within">The number of days after the day of the viewpoint: 1 to 3,660.</param>
    /// <param name="party">The party whose items are wanted (<see cref="Portfolio.Upcoming"/>); null for all.</param>
    /// <param name="size">The number of items on the page: 1 to <see cref="LargestPage"/>.</param>
    /// <param name="after">
    /// The <see cref="LedgerPage{T}.Next"/> of the page before, with its knowledge; null for the first page, with
    /// everything that is recorded.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<LedgerPage<UpcomingItem>>> UpcomingPageAsync(
        int within,
        Id<Party>? party = null,
        int size = 100,
        PageCursor? after = null,
        CancellationToken cancellationToken = default) =>
        _ledger.UpcomingPageAsync(within, party, size, Viewpoint, after, _known, cancellationToken);

    /// <summary>The totals by debtor, creditor, pair, unit and nature.</summary>
    /// <param name="party">The party whose positions count; null for all positions.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<Exposure>> ExposureAsync(
        Id<Party>? party = null, CancellationToken cancellationToken = default) =>
        _ledger.ExposureAsync(Viewpoint, party, _known, cancellationToken);

    /// <summary>The distribution of firm commitments among debtors or creditors, by unit.</summary>
    /// <param name="side">The side whose parties share the amounts.</param>
    /// <param name="around">The party that they owe, or that owes them; null for all positions.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such side.</exception>
    public Task<LedgerAnswer<IReadOnlyList<Concentration>>> ConcentrationAsync(
        CommitmentSide side, Id<Party>? around = null, CancellationToken cancellationToken = default) =>
        _ledger.ConcentrationAsync(side, Viewpoint, around, _known, cancellationToken);

    /// <summary>The portfolio over all streams: totals, shares, backlog, deals, deadlines, holdings and more.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<Portfolio>> PortfolioAsync(CancellationToken cancellationToken = default) =>
        PortfolioAsync(PositionScope.Everything, cancellationToken);

    /// <summary>The portfolio of a stream or a party.</summary>
    /// <param name="scope">The stream or party.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<Portfolio>> PortfolioAsync(
        PositionScope scope, CancellationToken cancellationToken = default) =>
        _ledger.PortfolioAsync(scope, Viewpoint, _known, cancellationToken);

    /// <summary>The deals, ended ones included.</summary>
    /// <param name="party">The party that they concern; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<IReadOnlyList<DealFigures>>> DealsAsync(
        Id<Party>? party = null, CancellationToken cancellationToken = default) =>
        ItemsAsync<DealFigures>(party, cancellationToken);

    /// <summary>The deadlines, past ones included.</summary>
    /// <inheritdoc cref="DealsAsync"/>
    public Task<LedgerAnswer<IReadOnlyList<Deadline>>> DeadlinesAsync(
        Id<Party>? party = null, CancellationToken cancellationToken = default) =>
        ItemsAsync<Deadline>(party, cancellationToken);

    /// <summary>The breaches that were notified, and their cures.</summary>
    /// <inheritdoc cref="DealsAsync"/>
    public Task<LedgerAnswer<IReadOnlyList<Cure>>> CuresAsync(
        Id<Party>? party = null, CancellationToken cancellationToken = default) =>
        ItemsAsync<Cure>(party, cancellationToken);

    /// <summary>The rights, ended ones included.</summary>
    /// <inheritdoc cref="DealsAsync"/>
    public Task<LedgerAnswer<IReadOnlyList<RightFigures>>> RightsAsync(
        Id<Party>? party = null, CancellationToken cancellationToken = default) =>
        ItemsAsync<RightFigures>(party, cancellationToken);

    /// <summary>The equity that investors hold or agreed to take, those of certainly nothing included.</summary>
    /// <inheritdoc cref="DealsAsync"/>
    public Task<LedgerAnswer<IReadOnlyList<Holding>>> HoldingsAsync(
        Id<Party>? party = null, CancellationToken cancellationToken = default) =>
        ItemsAsync<Holding>(party, cancellationToken);

    /// <summary>The capacity of organizations.</summary>
    /// <param name="organization">The organization; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<IReadOnlyList<CapacityFigures>>> CapacityAsync(
        Id<Party>? organization = null, CancellationToken cancellationToken = default) =>
        ItemsAsync<CapacityFigures>(organization, cancellationToken);

    /// <summary>The figures published about organizations.</summary>
    /// <inheritdoc cref="CapacityAsync"/>
    public Task<LedgerAnswer<IReadOnlyList<PublishedFigure>>> PublishedFiguresAsync(
        Id<Party>? organization = null, CancellationToken cancellationToken = default) =>
        ItemsAsync<PublishedFigure>(organization, cancellationToken);

    /// <summary>
    /// The figures of one measure that were published about an organization, each compared with the firm total that is
    /// owed to it or by it: in the figure's unit, as of the figure's effective day, as known at the viewpoint.
    /// </summary>
    /// <remarks>
    /// The figures and all totals are of one knowledge. A figure whose effective date is a span of days is compared as
    /// of its last day.
    /// </remarks>
    /// <param name="organization">The organization.</param>
    /// <param name="measure">
    /// The measure, in the words of the figures, such as <c>revenue backlog</c>; case matters.
    /// </param>
    /// <param name="side">
    /// The side on which the organization is in the total: the creditor for what it is owed, as a backlog is; the
    /// debtor for what it owes.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The figures in the order of <see cref="Portfolio.PublishedFigures"/>, by period, the earliest first. One that
    /// cannot be compared is among them, and says so. With the token that gives the same answer again.
    /// </returns>
    /// <inheritdoc cref="IContractLedger.PositionsAsync" path="/exception"/>
    public async Task<LedgerAnswer<IReadOnlyList<PublishedReconciliation>>> ReconciliationsAsync(
        Id<Party> organization,
        string measure,
        CommitmentSide side,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var published = await PublishedFiguresAsync(organization, cancellationToken).ConfigureAwait(false);
        var scope = side == CommitmentSide.Debtor
            ? new TotalScope(Debtor: organization)
            : new TotalScope(Creditor: organization);
        var totals = new Dictionary<(AmountUnit Unit, DateOnly Day), LedgerAnswer<PositionTotal?>>();
        var compared = new List<PublishedReconciliation>();
        foreach (var figure in PublishedFigure.Listed(published.Value.Where(figure => figure.Measure == measure)))
        {
            var (unit, day) = (figure.Value.Unit, figure.EffectiveOn.Latest);
            if (!totals.TryGetValue((unit, day), out var total))
            {
                total = await _ledger.TotalAsync(
                    scope, unit, Viewpoint with { AsOf = day }, published.Knowledge, cancellationToken)
                        .ConfigureAwait(false);
                totals.Add((unit, day), total);
            }

            compared.Add(new PublishedReconciliation
            {
                Figure = figure,
                Reconciliation = total.Value?.Firm.Reconcile(figure.Value),
            });
        }

        return published.With<IReadOnlyList<PublishedReconciliation>>(compared) with
        {
            SkippedStreams =
            [
                .. published.SkippedStreams.Union(totals.Values.SelectMany(total => total.SkippedStreams)),
            ],
        };
    }

    /// <summary>
    /// The things that are due, or end by themselves, from the day of the viewpoint, inclusive, through a number of
    /// days after it; by day, stream, kind and thing.
    /// </summary>
    /// <param name="within">The number of days after the day of the viewpoint: 1 to 3,660.</param>
    /// <param name="party">The party whose items are wanted (<see cref="Portfolio.Upcoming"/>); null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is not 1 to 3,660.</exception>
    public Task<LedgerAnswer<IReadOnlyList<UpcomingItem>>> UpcomingAsync(
        int within, Id<Party>? party = null, CancellationToken cancellationToken = default) =>
        _ledger.UpcomingAsync(within, party, Viewpoint, _known, cancellationToken);

    /// <summary>The amounts firmly owed to each creditor by maturity; by creditor and unit.</summary>
    /// <param name="creditor">The creditor; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<IReadOnlyList<Backlog>>> BacklogsAsync(
        Id<Party>? creditor = null, CancellationToken cancellationToken = default) =>
        _ledger.BacklogsAsync(creditor, Viewpoint, _known, cancellationToken);

    /// <summary>
    /// The parties on which one party depends, and those that depend on it: the shares of each in its firm obligations
    /// and claims, and its rights of exclusivity and first refusal.
    /// </summary>
    /// <param name="party">The party.</param>
    /// <param name="unit">The only unit to answer in; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<LedgerAnswer<Reliance>> RelianceAsync(
        Id<Party> party, AmountUnit? unit = null, CancellationToken cancellationToken = default)
    {
        var portfolio = await PortfolioAsync(PositionScope.Of(party), cancellationToken).ConfigureAwait(false);
        return portfolio.With(portfolio.Value.Reliance(party, unit));
    }

    /// <summary>The total of a unit; null where there is no position.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<UnitTotal?>> TotalAsync(AmountUnit unit, CancellationToken cancellationToken = default) =>
        TotalAsync<UnitTotal>(new TotalScope(), unit, cancellationToken);

    /// <summary>The total that a debtor owes in a unit; null where it has no position.</summary>
    /// <param name="debtor">The debtor.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<DebtorTotal?>> OwedByAsync(
        Id<Party> debtor, AmountUnit unit, CancellationToken cancellationToken = default) =>
        TotalAsync<DebtorTotal>(new TotalScope(Debtor: debtor), unit, cancellationToken);

    /// <summary>The total that a creditor is owed in a unit; null where it has no position.</summary>
    /// <param name="creditor">The creditor.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<CreditorTotal?>> OwedToAsync(
        Id<Party> creditor, AmountUnit unit, CancellationToken cancellationToken = default) =>
        TotalAsync<CreditorTotal>(new TotalScope(Creditor: creditor), unit, cancellationToken);

    /// <summary>
    /// The total that a debtor owes a creditor in a unit; null where there is no position between them.
    /// </summary>
    /// <param name="debtor">The debtor.</param>
    /// <param name="creditor">The creditor.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<PairTotal?>> OwedAsync(
        Id<Party> debtor, Id<Party> creditor, AmountUnit unit, CancellationToken cancellationToken = default) =>
        TotalAsync<PairTotal>(new TotalScope(debtor, creditor), unit, cancellationToken);

    /// <summary>One partnership; one of which nothing is known is not formed and owes nothing.</summary>
    /// <remarks>Only its stream is read; if its history is cached, only the later entries are.</remarks>
    /// <param name="slug">The stream's key without its kind.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The partnership, with the token that gives the same one again.</returns>
    /// <exception cref="ArgumentException">The text is not a slug, or the token is of another tenant.</exception>
    /// <exception cref="UnreadableStreamException">The stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded in the stream.</exception>
    public Task<LedgerAnswer<Partnership>> PartnershipAsync(
        string slug, CancellationToken cancellationToken = default) =>
        AggregateAsync(StreamKey.Partnership(slug), board => board.Partnerships, cancellationToken);

    /// <summary>One offering; one of which nothing is known has no stage.</summary>
    /// <returns>The offering, with the token that gives the same one again.</returns>
    /// <inheritdoc cref="PartnershipAsync"/>
    public Task<LedgerAnswer<Offering>> OfferingAsync(string slug, CancellationToken cancellationToken = default) =>
        AggregateAsync(StreamKey.Offering(slug), board => board.Offerings, cancellationToken);

    /// <summary>One organization; one of which nothing is known has no name.</summary>
    /// <returns>The organization, with the token that gives the same one again.</returns>
    /// <inheritdoc cref="PartnershipAsync"/>
    public Task<LedgerAnswer<Organization>> OrganizationAsync(
        string slug, CancellationToken cancellationToken = default) =>
        AggregateAsync(StreamKey.Organization(slug), board => board.Organizations, cancellationToken);

    /// <summary>Asks at this viewpoint, on the earlier day with the same knowledge, and at the earlier viewpoint.</summary>
    private async Task<(LedgerAnswer<T> After, T Restated, T Before)> AtThreeAsync<T>(
        Viewpoint earlier, Func<LedgerView, Task<LedgerAnswer<T>>> ask)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        if (earlier.Evidence != Viewpoint.Evidence)
        {
            throw new ArgumentException(
                $"The earlier viewpoint has evidence '{earlier.Evidence.Name}' and the later one "
                + $"'{Viewpoint.Evidence.Name}'; changes are told under one policy.",
                nameof(earlier));
        }

        var after = await ask(this).ConfigureAwait(false);
        var onThatDay = new LedgerView(_ledger, Viewpoint with { AsOf = earlier.AsOf }, after.Knowledge);
        var restated = await ask(onThatDay).ConfigureAwait(false);
        var before = await ask(new LedgerView(_ledger, earlier, after.Knowledge.At(earlier.KnownAt)))
            .ConfigureAwait(false);
        return (after, restated.Value, before.Value);
    }

    private Task<LedgerAnswer<IReadOnlyList<T>>> ItemsAsync<T>(
        Id<Party>? party, CancellationToken cancellationToken) where T : LedgerItem =>
        _ledger.ItemsAsync<T>(ItemScope.Of<T>() with { Party = party }, Viewpoint, _known, cancellationToken);

    private async Task<LedgerAnswer<T?>> TotalAsync<T>(
        TotalScope scope, AmountUnit unit, CancellationToken cancellationToken) where T : PositionTotal
    {
        var answer = await _ledger.TotalAsync(scope, unit, Viewpoint, _known, cancellationToken).ConfigureAwait(false);
        return answer.With((T?)answer.Value);
    }

    private async Task<LedgerAnswer<T>> AggregateAsync<T>(
        StreamKey stream, Func<CommitmentBoard, IReadOnlyList<T>> select, CancellationToken cancellationToken)
        where T : Aggregate
    {
        var answer = await CommitmentsAsync(PositionScope.Of(stream), cancellationToken).ConfigureAwait(false);
        return answer.With(
            select(answer.Value) is [var known] ? known : (T)History.Empty(stream).AsOf(Viewpoint));
    }
}
