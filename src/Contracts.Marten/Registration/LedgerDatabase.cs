using JasperFx;

namespace Contracts.Storage;

/// <summary>A database with all ledgers in it, and what they share: up to where nobody writes any more, and the sums of their corners.</summary>
internal sealed class LedgerDatabase
{
    public LedgerDatabase(IContractStore store, PreparedDatabase prepared, LedgerBound bound, TimeProvider time, LedgerTelemetry telemetry)
    {
        Prepared = prepared;
        Writing = new LedgerWriting(prepared.Tables, bound);
        Entries = new EntryStore(store, prepared, StorageConstants.DefaultTenantId, carriesUnknownEvents: true);
        Settling = new Settling(Entries, new WriterFloors(prepared.Tables.Schema), time);
        Rolling = new CornerRolling(Entries, prepared.Tables);
        Background = new BackgroundRolling(Rolling, telemetry);
    }

    public PreparedDatabase Prepared { get; }

    /// <summary>The entries, whosever they are.</summary>
    public EntryStore Entries { get; }

    public Settling Settling { get; }

    /// <summary>Writes the ledger's rows.</summary>
    public LedgerWriting Writing { get; }

    public CornerRolling Rolling { get; }

    public BackgroundRolling Background { get; }

    /// <summary>The streams that have no rows, as they were read and folded lately.</summary>
    public UnkeptHistories Unkept { get; } = new();
}
