using JasperFx;

namespace Contracts.Storage;

/// <summary>A database with all ledgers in it, and what they share: up to where nobody writes any more, and the sums of their corners.</summary>
internal sealed class LedgerDatabase
{
    public LedgerDatabase(IContractStore store, PreparedDatabase prepared, LedgerUpkeep upkeep, TimeProvider time, LedgerTelemetry telemetry)
    {
        Prepared = prepared;
        Entries = new EntryStore(store, prepared, StorageConstants.DefaultTenantId, carriesUnknownEvents: true);
        Settling = new Settling(Entries, new WriterFloors(prepared.Tables.Schema), time);
        Rolling = new CornerRolling(Entries, prepared.Tables);
        Background = new BackgroundRolling(Rolling, telemetry);
        Writing = new LedgerWriting(prepared.Tables);
        Rows = new RowUpkeep(prepared.Tables, Writing, Background, telemetry);
        prepared.Change = new UpkeepChange(Entries, prepared.Tables, Writing, upkeep, telemetry);
    }

    public PreparedDatabase Prepared { get; }

    /// <summary>The entries, whosever they are.</summary>
    public EntryStore Entries { get; }

    public Settling Settling { get; }

    public CornerRolling Rolling { get; }

    public BackgroundRolling Background { get; }

    public LedgerWriting Writing { get; }

    /// <summary>Keeps the rows up in the transactions of the entries.</summary>
    public RowUpkeep Rows { get; }
}
