using JasperFx;

namespace Contracts.Storage;

/// <summary>What all ledgers in one database share: up to where nobody writes any more, and the sums of their corners.</summary>
internal sealed class SharedLedger
{
    public SharedLedger(IContractStore store, LedgerDatabase database, TimeProvider time)
    {
        Database = database;
        var past = new EntryStore(store, database, StorageConstants.DefaultTenantId, carriesUnknownEvents: true);
        Settling = new Settling(past, new WriterFloors(database.Tables.Schema), time);
        Rolling = new CornerRolling(past, database.Tables);
        Background = new BackgroundRolling(Rolling);
    }

    public LedgerDatabase Database { get; }

    public Settling Settling { get; }

    public CornerRolling Rolling { get; }

    public BackgroundRolling Background { get; }
}
