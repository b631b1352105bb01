namespace Contracts.Storage;

/// <summary>The ledger from one viewpoint. Each question is answered as <see cref="History.AsOf"/> does.</summary>
public sealed class LedgerView
{
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
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<CommitmentBoard>> CommitmentsAsync(CancellationToken cancellationToken = default) =>
        CommitmentsAsync(PositionScope.Everything, cancellationToken);

    /// <summary>The board of commitments of some streams; no other is read.</summary>
    /// <param name="scope">The streams: one, or those that concern a party.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<CommitmentBoard>> CommitmentsAsync(
        PositionScope scope, CancellationToken cancellationToken = default) =>
        _ledger.CommitmentsAsync(scope, Viewpoint, _known, cancellationToken);

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
