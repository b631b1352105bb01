namespace Contracts.Storage;

/// <summary>Reads positions and items: from rows, where they can answer, else by folding the streams concerned.</summary>
/// <remarks>
/// Items and positions stand in tables of their own. Where a question needs both, the second is asked with the token of
/// the first, so that both are of one knowledge.
/// </remarks>
internal sealed class PortfolioReading(TenantStore store, LedgerReading rows, LedgerFolding folding)
{
    private readonly LedgerTables _tables = store.Database.Tables;

    /// <summary>The positions of a scope, in no particular order.</summary>
    public async Task<LedgerAnswer<IReadOnlyList<Position>>> PositionsAsync(
        PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known, CancellationToken cancellationToken) =>
        await ReadAsync(new PositionsQuery(_tables, store.Tenant, scope, viewpoint), known, cancellationToken)
            .ConfigureAwait(false)
        ?? await FoldPositionsAsync(scope, viewpoint, known, cancellationToken).ConfigureAwait(false);

    /// <summary>A page of positions, in the order of the filter.</summary>
    public async Task<LedgerAnswer<LedgerPage<Position>>> PageAsync(
        PositionFilter filter,
        int size,
        PageCursor? after,
        Viewpoint viewpoint,
        KnowledgeToken? known,
        CancellationToken cancellationToken)
    {
        var question = new PositionPageQuery(_tables, store.Tenant, filter, size, after, viewpoint);
        var found = await ReadAsync(question, known, cancellationToken).ConfigureAwait(false)
            ?? await FoldPositionsAsync(
                filter.Party is { } party ? PositionScope.Of(party) : PositionScope.Everything,
                viewpoint,
                known,
                cancellationToken).ConfigureAwait(false);
        return PageCursor.Page(
            found.With(filter.InOrder(found.Value, after)
                .Select(position => (position, PageCursor.PlaceOf(position, filter.Order)))),
            size,
            $"{filter}",
            viewpoint);
    }

    /// <summary>The total of a scope; null where there is no position.</summary>
    public async Task<LedgerAnswer<PositionTotal?>> TotalAsync(
        TotalScope scope,
        AmountUnit unit,
        Viewpoint viewpoint,
        KnowledgeToken? known,
        CancellationToken cancellationToken)
    {
        var question = new TotalQuery(_tables, store.Tenant, scope, unit, viewpoint);
        if (await ReadAsync(question, known, cancellationToken).ConfigureAwait(false) is { } sums)
            return sums.With(scope.Of(unit, sums.Value));
        var folded = await FoldPositionsAsync(StreamsOf(scope), viewpoint, known, cancellationToken)
            .ConfigureAwait(false);
        return folded.With(scope.Of(unit, folded.Value));
    }

    /// <summary>The sums between parties: all, or those of the positions of one.</summary>
    public async Task<LedgerAnswer<IReadOnlyList<PositionSum>>> SumsAsync(
        Id<Party>? party, Viewpoint viewpoint, KnowledgeToken? known, CancellationToken cancellationToken)
    {
        var question = new ExposureQuery(_tables, store.Tenant, party, viewpoint);
        if (await ReadAsync(question, known, cancellationToken).ConfigureAwait(false) is { } sums)
            return sums;
        var scope = party is { } one ? PositionScope.Of(one) : PositionScope.Everything;
        var folded = await FoldPositionsAsync(scope, viewpoint, known, cancellationToken).ConfigureAwait(false);
        return folded.With<IReadOnlyList<PositionSum>>([.. PositionSum.Of(folded.Value)]);
    }

    /// <summary>The figures that were held of one position for the day of a viewpoint, in order.</summary>
    public async Task<LedgerAnswer<IReadOnlyList<PositionBelief>>> PositionBeliefsAsync(
        StreamKey stream,
        FigureKey position,
        Viewpoint viewpoint,
        KnowledgeToken? known,
        CancellationToken cancellationToken)
    {
        var question = new PositionBeliefsQuery(_tables, store.Tenant, stream, position, viewpoint);
        var read = await ReadAsync(question, known, cancellationToken).ConfigureAwait(false)
            ?? await folding.ReadAsync(
                PositionScope.Of(stream),
                viewpoint,
                known,
                history => PositionBelief.Of(history, position, viewpoint),
                cancellationToken).ConfigureAwait(false);
        return read.With(PositionBelief.Joined(read.Value));
    }

    /// <summary>The totals of a scope that were held for the day of a viewpoint since an instant, in order.</summary>
    public async Task<LedgerAnswer<IReadOnlyList<TotalBelief>>> TotalBeliefsAsync(
        TotalScope scope,
        AmountUnit unit,
        DateTimeOffset since,
        int limit,
        Viewpoint viewpoint,
        KnowledgeToken? known,
        CancellationToken cancellationToken)
    {
        var question = new TotalBeliefsQuery(_tables, store.Tenant, scope, unit, since, limit, viewpoint);
        var steps = await ReadAsync(question, known, cancellationToken).ConfigureAwait(false)
            ?? await folding.ReadAsync(StreamsOf(scope), viewpoint, known, question.StepsOf, cancellationToken)
                .ConfigureAwait(false);
        return steps.With(question.BeliefsOf(steps.Value));
    }

    /// <summary>The items of a scope, in no particular order.</summary>
    public async Task<LedgerAnswer<IReadOnlyList<LedgerItem>>> ItemsAsync(
        ItemScope scope, Viewpoint viewpoint, KnowledgeToken? known, CancellationToken cancellationToken)
    {
        var read = await ReadItemsAsync(scope, viewpoint, known, cancellationToken).ConfigureAwait(false)
            ?? await folding.AnswerAsync(
                scope.Streams, viewpoint, known, folded => folded.Items.Where(scope.Holds), cancellationToken)
                    .ConfigureAwait(false);
        return read.With<IReadOnlyList<LedgerItem>>([.. scope.Asked(read.Value)]);
    }

    /// <summary>A page of the items of a scope, by stream and key.</summary>
    /// <remarks>
    /// Which items concern a party is known with the members of the partnerships: all of them are read.
    /// </remarks>
    public async Task<LedgerAnswer<LedgerPage<T>>> ItemPageAsync<T>(
        ItemScope scope,
        int size,
        PageCursor? after,
        Viewpoint viewpoint,
        KnowledgeToken? known,
        CancellationToken cancellationToken) where T : LedgerItem
    {
        var part = scope.Party is null ? new ItemsPart(after?.Place, size + 1) : null;
        var read = await ReadAsync(
                new ItemsQuery(_tables, store.Tenant, scope, viewpoint, part), known, cancellationToken)
            .ConfigureAwait(false)
            ?? await folding.AnswerAsync(
                scope.Streams, viewpoint, known, folded => folded.Items.Where(scope.Holds), cancellationToken)
                    .ConfigureAwait(false);
        var inOrder = from item in scope.Asked(read.Value).OfType<T>()
                      let place = PageCursor.PlaceOf(item)
                      where after is null || place.CompareTo(after.Place) > 0
                      orderby place
                      select (item, place);
        return PageCursor.Page(read.With(inOrder), size, scope.Words, viewpoint);
    }

    /// <summary>The positions and items of a scope, of every kind.</summary>
    public async Task<LedgerAnswer<FoldedStream>> OfAllKindsAsync(
        PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known, CancellationToken cancellationToken)
    {
        var items = ItemScope.All with { Stream = scope.Stream, Party = scope.Party };
        var both = await BothAsync(items, _ => scope, viewpoint, known, cancellationToken).ConfigureAwait(false);
        return both.With(both.Value with { Items = [.. items.Asked(both.Value.Items)] });
    }

    /// <summary>
    /// The items that something comes to in a span of days, the options that end in it, and the commitments of the
    /// instalments among the items.
    /// </summary>
    /// <param name="within">The number of days after the day of the viewpoint.</param>
    /// <param name="party">
    /// The party whose items are wanted, with the members of the partnerships that name it; null for all.
    /// </param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">The token of what is known; null for everything that is recorded.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<FoldedStream>> UpcomingAsync(
        int within,
        Id<Party>? party,
        Viewpoint viewpoint,
        KnowledgeToken? known,
        CancellationToken cancellationToken)
    {
        var (first, last) = (viewpoint.AsOf, Calendar.DaysAfter(viewpoint.AsOf, within));
        return BothAsync(
            ItemScope.Upcoming(first, last) with { Party = party },
            items => PositionScope.Upcoming(
                first,
                last,
                items.OfType<InstalmentFigures>()
                    .Select(instalment => (instalment.Stream, (FigureKey)instalment.Commitment))
                    .ToHashSet()),
            viewpoint,
            known,
            cancellationToken);
    }

    /// <summary>The commitments that the backlogs of a creditor, or of all, are of, with their instalments.</summary>
    /// <remarks>Of the streams that name the creditor, the instalments of others come along.</remarks>
    public Task<LedgerAnswer<FoldedStream>> BacklogsAsync(
        Id<Party>? creditor, Viewpoint viewpoint, KnowledgeToken? known, CancellationToken cancellationToken) =>
        BothAsync(
            ItemScope.Of<InstalmentFigures>() with { Party = creditor },
            _ => PositionScope.Backlogs(creditor),
            viewpoint,
            known,
            cancellationToken);

    private async Task<LedgerAnswer<FoldedStream>> BothAsync(
        ItemScope scope,
        Func<IReadOnlyList<LedgerItem>, PositionScope> positionsOf,
        Viewpoint viewpoint,
        KnowledgeToken? known,
        CancellationToken cancellationToken)
    {
        if (await ReadItemsAsync(scope, viewpoint, known, cancellationToken).ConfigureAwait(false) is { } items)
        {
            var positions = new PositionsQuery(
                _tables, store.Tenant, positionsOf(items.Value), viewpoint with { KnownAt = items.Knowledge.KnownAt });
            if (await ReadAsync(positions, items.Knowledge, cancellationToken).ConfigureAwait(false) is { } both)
                return items.With(new FoldedStream(both.Value, items.Value));
        }

        var folded = await folding.AnswerAsync<FoldedStream>(
            scope.Streams, viewpoint, known, aggregate => [FoldedStream.Of(aggregate)], cancellationToken)
                .ConfigureAwait(false);
        var held = folded.Value.SelectMany(stream => stream.Items).Where(scope.Holds).ToList();
        var all = positionsOf(held);
        return folded.With(new FoldedStream(
            [.. folded.Value.SelectMany(stream => stream.Positions).Where(all.Holds)], held));
    }

    private Task<LedgerAnswer<IReadOnlyList<LedgerItem>>?> ReadItemsAsync(
        ItemScope scope, Viewpoint viewpoint, KnowledgeToken? known, CancellationToken cancellationToken) =>
        ReadAsync(new ItemsQuery(_tables, store.Tenant, scope, viewpoint), known, cancellationToken);

    /// <summary>The answer from the ledger's rows; null where they cannot give it.</summary>
    private async Task<LedgerAnswer<IReadOnlyList<TRow>>?> ReadAsync<TRow>(
        LedgerQuery<TRow> question, KnowledgeToken? known, CancellationToken cancellationToken) =>
        question.Viewpoint.Evidence.AsNamed == NamedPolicies.None
            ? null
            : await rows.AnswerAsync(question, known, cancellationToken).ConfigureAwait(false);

    /// <summary>The streams that are folded for a total where rows cannot give it.</summary>
    private static PositionScope StreamsOf(TotalScope scope) =>
        (scope.Debtor ?? scope.Creditor) is { } party ? PositionScope.Of(party) : PositionScope.Everything;

    private Task<LedgerAnswer<IReadOnlyList<Position>>> FoldPositionsAsync(
        PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known, CancellationToken cancellationToken) =>
        folding.AnswerAsync(
            scope, viewpoint, known, folded => Position.Of(folded).Where(scope.Holds), cancellationToken);
}
