namespace Contracts.Storage;

/// <content>Questions that are answered from the history of one stream, and the explanation of totals.</content>
public sealed partial class LedgerView
{
    /// <summary>Everything in one stream that is known at the viewpoint; empty where nothing is.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The history, with the token that gives the same one again.</returns>
    /// <exception cref="UnreadableStreamException">The stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded in the stream.</exception>
    public Task<LedgerAnswer<History>> HistoryAsync(
        StreamKey stream, CancellationToken cancellationToken = default) =>
        _ledger.HistoryAsync(stream, Viewpoint, _known, cancellationToken);

    /// <summary>
    /// Explains a figure: the facts that lead to it, in folding order, each with the figures after it
    /// (<see cref="HistoryQuestions.Explain"/>).
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="figure">
    /// The figure: of a commitment, an option, an investment, the offering, a kind of capacity, or a published measure.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation, without steps if there are no figures at the viewpoint.</returns>
    /// <exception cref="UnreadableStreamException">The stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded in the stream.</exception>
    public Task<LedgerAnswer<Explanation>> ExplainAsync(
        StreamKey stream, FigureKey figure, CancellationToken cancellationToken = default) =>
        OfHistoryAsync(
            stream,
            history => new Explanation
            {
                Stream = stream,
                Figure = figure,
                Steps = history.Explain(figure, Viewpoint),
            },
            cancellationToken);

    /// <summary>Explains the totals of a pair: every commitment and open option that counts in them.</summary>
    /// <param name="debtor">The party that owes.</param>
    /// <param name="creditor">The party that is owed.</param>
    /// <param name="unit">The unit of the totals.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <inheritdoc cref="IContractLedger.ExplainTotalAsync" path="/remarks|/returns|/exception"/>
    public Task<LedgerAnswer<IReadOnlyList<Explanation>>> ExplainTotalAsync(
        Id<Party> debtor, Id<Party> creditor, AmountUnit unit, CancellationToken cancellationToken = default) =>
        _ledger.ExplainTotalAsync(debtor, creditor, unit, Viewpoint, _known, cancellationToken);

    /// <summary>
    /// The figures of a stream that differ from those at an earlier viewpoint: first by what was learned about its day,
    /// then by what happened until this one's.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="earlier">
    /// The earlier viewpoint, with the same evidence policy. Of its knowledge counts what this viewpoint knows, too.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changes by kind and name, with their causes.</returns>
    /// <exception cref="ArgumentException">The viewpoints have different evidence policies.</exception>
    /// <exception cref="UnreadableStreamException">The stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded in the stream.</exception>
    public Task<LedgerAnswer<IReadOnlyList<FigureChange>>> ChangesAsync(
        StreamKey stream, Viewpoint earlier, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return OfHistoryAsync(stream, history => history.Changes(earlier, Viewpoint), cancellationToken);
    }

    /// <summary>
    /// The successive beliefs about a figure for the viewpoint's day, with their causes, as far as the viewpoint knows.
    /// </summary>
    /// <remarks>
    /// The stream is folded once for each instant at which something was learned; <see cref="PositionBeliefsAsync"/>
    /// reads rows, and gives no causes.
    /// </remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="figure">
    /// The figure: of a commitment, an option, an investment, the offering, a kind of capacity, or a published measure.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The beliefs, each different from the one before, without a gap from the first figures on; empty if there never
    /// were any.
    /// </returns>
    /// <exception cref="UnreadableStreamException">The stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded in the stream.</exception>
    public Task<LedgerAnswer<IReadOnlyList<Belief>>> BeliefsAsync(
        StreamKey stream, FigureKey figure, CancellationToken cancellationToken = default) =>
        OfHistoryAsync(
            stream, history => history.Beliefs(figure, Viewpoint.AsOf, Viewpoint.Evidence), cancellationToken);

    /// <summary>
    /// The figures of one key on every day, as known at every instant up to the viewpoint's: rectangles in both times
    /// that do not overlap.
    /// </summary>
    /// <remarks>The viewpoint's day does not matter; its evidence policy does.</remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="figure">
    /// The figure: of a commitment, an option, an investment, the offering, a kind of capacity, or a published measure.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rectangles by known span, then by day; empty if there never were figures.</returns>
    /// <exception cref="UnreadableStreamException">The stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded in the stream.</exception>
    public Task<LedgerAnswer<IReadOnlyList<FigureRectangle>>> RectanglesAsync(
        StreamKey stream, FigureKey figure, CancellationToken cancellationToken = default) =>
        OfHistoryAsync(stream, history => history.Rectangles(figure, Viewpoint.Evidence), cancellationToken);

    /// <summary>The stream at the viewpoint, beside the same stream with entries left out or added.</summary>
    /// <remarks>Nothing is recorded.</remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="without">The entries to leave out.</param>
    /// <param name="added">The entries to add, in order. One without an id is given one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Both, with the conflicts for which recording the added entries would be refused.</returns>
    /// <inheritdoc cref="Supposition.Of" path="/exception"/>
    /// <exception cref="UnreadableStreamException">The stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded in the stream.</exception>
    public Task<LedgerAnswer<Supposition>> WhatIfAsync(
        StreamKey stream,
        IReadOnlyCollection<EntryId> without,
        IReadOnlyCollection<NewEntry> added,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(without);
        ArgumentNullException.ThrowIfNull(added);
        return OfHistoryAsync(
            stream, history => Supposition.Of(history, Viewpoint, without, added), cancellationToken);
    }

    /// <summary>Asks something of a stream's history, of which nothing is there but what the viewpoint knows.</summary>
    private async Task<LedgerAnswer<T>> OfHistoryAsync<T>(
        StreamKey stream, Func<History, T> ask, CancellationToken cancellationToken)
    {
        var answer = await HistoryAsync(stream, cancellationToken).ConfigureAwait(false);
        return answer.With(ask(answer.Value));
    }
}
