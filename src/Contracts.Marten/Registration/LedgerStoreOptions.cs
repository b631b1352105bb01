using Marten;

namespace Contracts.Storage;

/// <summary>Marten's settings of a ledger's store, with those of ours that travel with its sessions.</summary>
internal sealed class LedgerStoreOptions : StoreOptions
{
    private static readonly TimeSpan UsualProgressTimeout = new ContractsOptions().ProgressTimeout;

    /// <summary>The time for which scans, COPY and a rebuild may make no progress.</summary>
    public required TimeSpan ProgressTimeout { get; init; }

    /// <summary>That time for a store; the default where others made the store.</summary>
    public static TimeSpan ProgressTimeoutOf(IDocumentStore store) =>
        store.Options is LedgerStoreOptions ours ? ours.ProgressTimeout : UsualProgressTimeout;
}
