
namespace Contracts.Storage;

/// <summary>A database with all ledgers in it, and what they share: up to where nobody writes any more, and the sums of their corners.</summary>
internal sealed class LedgerDatabase
{
    public LedgerDatabase(
        IContractStore store, PreparedDatabase prepared, string tenant, ContractsOptions options, TimeProvider time, LedgerTelemetry telemetry)
    {
        Prepared = prepared;
        Entries = new EntryStore(store, prepared, tenant, carriesUnknownEvents: true);
        Settling = new Settling(Entries, new WriterFloors(prepared.Tables.Schema), time);
        Rolling = new CornerRolling(Entries, prepared.Tables);
        Background = new BackgroundRolling(Rolling, telemetry);
        Writing = new LedgerWriting(prepared.Tables, options.RowBound);
        Rebuild = options.Ledger == LedgerUpkeep.Off ? null : new LedgerRebuild(Entries, prepared.Tables, Writing, options.Ledger);
        Rows = new RowUpkeep(Entries, prepared.Tables, Writing, Background, telemetry);
        prepared.Change = new UpkeepChange(Entries, prepared.Tables, Writing, options.Ledger, telemetry);
    }

    public PreparedDatabase Prepared { get; }

    /// <summary>The entries of all tenants in the database, through that of the tenant whose it is, if it is one's.</summary>
    public EntryStore Entries { get; }

    public Settling Settling { get; }

    public CornerRolling Rolling { get; }

    public BackgroundRolling Background { get; }

    /// <summary>The streams that have no rows, as they were read and folded lately.</summary>
    public UnkeptHistories Unkept { get; } = new();

    public LedgerWriting Writing { get; }

    /// <summary>Keeps the rows up in the transactions of the entries.</summary>
    public RowUpkeep Rows { get; }

    private LedgerRebuild? Rebuild { get; }

    /// <summary>Rebuilds the rows of all ledgers in the database.</summary>
    /// <param name="onlyWhereIncomplete">Whether nothing is done where another host rebuilt them meanwhile.</param>
    /// <param name="cancellationToken">Gives it up; the rows in use stay as they are.</param>
    /// <exception cref="InvalidOperationException">The host keeps no rows.</exception>
    public async Task RebuildAsync(bool onlyWhereIncomplete, CancellationToken cancellationToken)
    {
        if (Rebuild is null)
            throw new InvalidOperationException("No rows of the ledger are kept; they can be rebuilt only where they are.");
        await Rebuild.RunAsync(onlyWhereIncomplete, cancellationToken).ConfigureAwait(false);
        await Rolling.RunAsync(anew: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether this host keeps no rows, and has none rebuilt.</summary>
    public bool KeepsNoRows => Rebuild is null;
}
