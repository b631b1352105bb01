namespace Contracts.Storage;

/// <summary>The ledger from one viewpoint. Each question reads the entries and answers it as <see cref="History.AsOf"/> does.</summary>
public sealed class LedgerView
{
    private readonly IContractLedger _ledger;

    /// <summary>Looks at a ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="viewpoint">From where one looks.</param>
    public LedgerView(IContractLedger ledger, Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(viewpoint);
        _ledger = ledger;
        Viewpoint = viewpoint;
    }

    /// <summary>From where one looks.</summary>
    public Viewpoint Viewpoint { get; }

    /// <summary>Who owes whom what, over all streams.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<CommitmentBoard> CommitmentsAsync(CancellationToken cancellationToken = default)
    {
        var histories = new List<History>();
        await foreach (var history in _ledger.HistoriesAsync(cancellationToken).ConfigureAwait(false))
            histories.Add(history);
        return CommitmentBoard.Of(histories, Viewpoint);
    }

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

    private async Task<Aggregate> AggregateAsync(StreamKey stream, CancellationToken cancellationToken) =>
        (await _ledger.HistoryAsync(stream, cancellationToken).ConfigureAwait(false)).AsOf(Viewpoint);
}
