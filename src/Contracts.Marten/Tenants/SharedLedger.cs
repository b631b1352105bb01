using JasperFx;

namespace Contracts.Storage;

/// <summary>What all ledgers in one database share: up to where nobody writes any more, and the sums of their corners.</summary>
internal sealed class SharedLedger
{
    public SharedLedger(IContractStore store, LedgerDatabase database, TimeProvider time, LedgerTelemetry telemetry)
    {
        Database = database;
        Entries = new EntryStore(store, database, StorageConstants.DefaultTenantId, carriesUnknownEvents: true);
        Settling = new Settling(Entries, new WriterFloors(database.Tables.Schema), time);
        Rolling = new CornerRolling(Entries, database.Tables);
        Background = new BackgroundRolling(Rolling, telemetry);
    }

    public LedgerDatabase Database { get; }

    /// <summary>The entries, whosever they are.</summary>
    public EntryStore Entries { get; }

    public Settling Settling { get; }

    public CornerRolling Rolling { get; }

    public BackgroundRolling Background { get; }
}
