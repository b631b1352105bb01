using JasperFx.Events.Daemon;

namespace Contracts.Storage;

/// <summary>Where the ledger is kept, and how.</summary>
public sealed class ContractsOptions
{
    /// <summary>How to connect to the database, as Npgsql has it. Required, unless the host's own connections are used.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Whether the connections are those of the host's <see cref="Npgsql.NpgsqlDataSource"/>, taken from its services; false by default.</summary>
    /// <remarks><see cref="KeepsPreparedStatements"/> then changes nothing: the data source is the host's to set up, and to dispose of.</remarks>
    public bool UsesHostDataSource { get; set; }

    /// <summary>The schema of the ledger's tables; <c>contracts</c> by default.</summary>
    public string SchemaName { get; set; } = "contracts";

    /// <summary>Who makes that schema; the ledger by default.</summary>
    public SchemaUpkeep SchemaUpkeep { get; set; }

    /// <summary>When the ledger's rows are written; with the entries by default.</summary>
    public LedgerUpkeep Ledger { get; set; }

    /// <summary>
    /// How this host runs the store's daemon, where there is work for it: <see cref="DaemonMode.Solo"/> by default, for one host. Where several keep
    /// one ledger, <see cref="DaemonMode.HotCold"/> lets one of them work, and another take its place.
    /// </summary>
    public DaemonMode Daemon { get; set; } = DaemonMode.Solo;

    /// <summary>
    /// Whether reading carries events along that a newer version of the library recorded, as <see cref="UnknownEvent"/>, instead of failing with
    /// <see cref="UnknownEventException"/>; false by default.
    /// </summary>
    /// <remarks>
    /// Answers then lack what those events say. Recording onto a stream that holds one fails either way: it could not be judged.
    /// </remarks>
    public bool CarriesUnknownEvents { get; set; }

    /// <summary>
    /// Whether sessions keep their prepared statements when they go back to the pool; true by default, which about doubles the rate of recording.
    /// </summary>
    /// <remarks>
    /// It adds <c>No Reset On Close=true;Max Auto Prepare=100;Auto Prepare Min Usages=2</c> where the connection string does not say
    /// otherwise. Set it to false behind PgBouncer in transaction mode, where a session has many servers and prepared statements go astray.
    /// </remarks>
    public bool KeepsPreparedStatements { get; set; } = true;
}
