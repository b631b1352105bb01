namespace Contracts.Storage;

/// <summary>The ledger from one viewpoint. Each question reads the entries and answers it as <see cref="History.AsOf"/> does.</summary>
public sealed class LedgerView
{
    private readonly IContractLedger _ledger;
    private readonly KnowledgeToken? _known;

    /// <summary>Looks at a ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="viewpoint">From where one looks.</param>
    /// <param name="known">What is to be known exactly, with which questions about positions and totals are answered; null for all that is recorded.</param>
    public LedgerView(IContractLedger ledger, Viewpoint viewpoint, KnowledgeToken? known = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(viewpoint);
        _ledger = ledger;
        _known = known;
        Viewpoint = viewpoint;
    }

    /// <summary>From where one looks.</summary>
    public Viewpoint Viewpoint { get; }

    /// <summary>Who owes whom what, over all streams.</summary>
    /// <remarks>Each history is folded as it comes; the board holds the facts on which its figures rest, and no other entries.</remarks>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<CommitmentBoard> CommitmentsAsync(CancellationToken cancellationToken = default)
    {
        var aggregates = new List<Aggregate>();
        await foreach (var history in _ledger.HistoriesAsync(cancellationToken).ConfigureAwait(false))
            aggregates.Add(history.AsOf(Viewpoint));
        return CommitmentBoard.Of(aggregates, Viewpoint);
    }

    /// <summary>What commitments and options show, over all streams.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task<LedgerAnswer<IReadOnlyList<LedgerPosition>>> PositionsAsync(CancellationToken cancellationToken = default) => PositionsAsync(PositionScope.Everything, cancellationToken);

    /// <summary>What some commitments and options show.</summary>
    /// <param name="scope">Which.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task<LedgerAnswer<IReadOnlyList<LedgerPosition>>> PositionsAsync(PositionScope scope, CancellationToken cancellationToken = default) =>
        _ledger.PositionsAsync(scope, Viewpoint, _known, cancellationToken);

    /// <summary>What all owe all in a unit; null where nobody undertook anything.</summary>
    /// <param name="unit">What is counted.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task<LedgerAnswer<UnitTotal?>> TotalAsync(AmountUnit unit, CancellationToken cancellationToken = default) => TotalAsync<UnitTotal>(new TotalScope(), unit, cancellationToken);

    /// <summary>What a debtor owes in a unit; null where it undertook nothing.</summary>
    /// <param name="debtor">Who owes.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task<LedgerAnswer<DebtorTotal?>> OwedByAsync(Id<Party> debtor, AmountUnit unit, CancellationToken cancellationToken = default) =>
        TotalAsync<DebtorTotal>(new TotalScope(Debtor: debtor), unit, cancellationToken);

    /// <summary>What a creditor is owed in a unit; null where nobody undertook anything towards it.</summary>
    /// <param name="creditor">Who is owed.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task<LedgerAnswer<CreditorTotal?>> OwedToAsync(Id<Party> creditor, AmountUnit unit, CancellationToken cancellationToken = default) =>
        TotalAsync<CreditorTotal>(new TotalScope(Creditor: creditor), unit, cancellationToken);

    /// <summary>What a debtor owes a creditor in a unit; null where it undertook nothing towards it.</summary>
    /// <param name="debtor">Who owes.</param>
    /// <param name="creditor">Who is owed.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task<LedgerAnswer<PairTotal?>> OwedAsync(Id<Party> debtor, Id<Party> creditor, AmountUnit unit, CancellationToken cancellationToken = default) =>
        TotalAsync<PairTotal>(new TotalScope(debtor, creditor), unit, cancellationToken);

    /// <summary>One partnership; one of which nothing is known is not formed and owes nothing.</summary>
    /// <param name="slug">Its key, without its kind.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ArgumentException">The text is no slug.</exception>
    public async Task<Partnership> PartnershipAsync(string slug, CancellationToken cancellationToken = default) =>
        (Partnership)await AggregateAsync(StreamKey.Partnership(slug), cancellationToken).ConfigureAwait(false);

    /// <summary>One offering; one of which nothing is known has no stage.</summary>
    /// <inheritdoc cref="PartnershipAsync"/>
    public async Task<Offering> OfferingAsync(string slug, CancellationToken cancellationToken = default) =>
        (Offering)await AggregateAsync(StreamKey.Offering(slug), cancellationToken).ConfigureAwait(false);

    /// <summary>One organization; one of which nothing is known has no name.</summary>
    /// <inheritdoc cref="PartnershipAsync"/>
    public async Task<Organization> OrganizationAsync(string slug, CancellationToken cancellationToken = default) =>
        (Organization)await AggregateAsync(StreamKey.Organization(slug), cancellationToken).ConfigureAwait(false);

    private async Task<LedgerAnswer<T?>> TotalAsync<T>(TotalScope scope, AmountUnit unit, CancellationToken cancellationToken) where T : PositionTotal
    {
        var answer = await _ledger.TotalAsync(scope, unit, Viewpoint, _known, cancellationToken).ConfigureAwait(false);
        return new LedgerAnswer<T?> { Value = (T?)answer.Value, Knowledge = answer.Knowledge };
    }

    private async Task<Aggregate> AggregateAsync(StreamKey stream, CancellationToken cancellationToken) =>
        (await _ledger.HistoryAsync(stream, cancellationToken).ConfigureAwait(false)).AsOf(Viewpoint);
}
