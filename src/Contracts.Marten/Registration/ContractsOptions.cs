using JasperFx.Events.Daemon;
using System.Text.Json.Serialization;

namespace Contracts.Storage;

/// <summary>The settings of the ledger and its store.</summary>
public sealed class ContractsOptions
{
    /// <summary>
    /// The connection string of the database, in Npgsql's format. Required, unless the host's own connections are used,
    /// or each tenant has a database of its own.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// True to connect through the host's <see cref="Npgsql.NpgsqlDataSource"/>, taken from its services; false by
    /// default.
    /// </summary>
    /// <remarks>
    /// <see cref="KeepPreparedStatements"/> then changes nothing: the data source is the host's to set up, and to
    /// dispose of.
    /// </remarks>
    public bool UseHostDataSource { get; set; }

    /// <summary>The schema of the ledger's tables; <c>contracts</c> by default.</summary>
    /// <remarks>
    /// At most 63 lower-case letters, digits and underscores that do not begin with a digit: no reserved word of
    /// PostgreSQL, nor a schema of its own, such as those that begin with <c>pg_</c>. The functions that answer in SQL
    /// are in a second schema, whose name is this one's and <c>_sql</c>.
    /// </remarks>
    public string SchemaName { get; set; } = "contracts";

    /// <summary>The owner of that schema's upkeep; the ledger by default.</summary>
    public SchemaUpkeep SchemaUpkeep { get; set; }

    /// <summary>The tenancy: one ledger, which is the default, or one for each tenant.</summary>
    /// <remarks>A store that has entries stays as it is: its tables are other ones with tenants than without.</remarks>
    public LedgerTenancy Tenancy { get; set; }

    /// <summary>
    /// The connection string of each tenant's database, in Npgsql's format, where each has one of its own.
    /// </summary>
    public IDictionary<string, string> TenantDatabases { get; } = new Dictionary<string, string>();

    /// <summary>The time at which the ledger's rows are written; with the entries by default.</summary>
    /// <remarks>
    /// It is a setting of the store: a host whose setting differs changes the store's when it starts, and at the latest
    /// when it first records, for all hosts; hosts that run go on by the store's. <see cref="LedgerUpkeep.Off"/> is
    /// carried out when the host first records.
    /// </remarks>
    public LedgerUpkeep Ledger { get; set; }

    /// <summary>
    /// True to rebuild incomplete rows in the background, while questions fold the entries; true by default.
    /// </summary>
    public bool RebuildIncompleteRows { get; set; } = true;

    /// <summary>
    /// The mode in which this host runs the store's daemon, where there is work for it: <see cref="DaemonMode.Solo"/>
    /// by default, for one host. Where several keep one ledger, <see cref="DaemonMode.HotCold"/> lets one of them work,
    /// and another take its place.
    /// </summary>
    public DaemonMode Daemon { get; set; } = DaemonMode.Solo;

    /// <summary>
    /// True to return events that a newer version of the library recorded as <see cref="UnknownEvent"/>, instead of
    /// failing with <see cref="UnknownEventException"/>; false by default.
    /// </summary>
    /// <remarks>
    /// Answers then lack what those events say. Recording onto a stream that holds one fails either way: it could not
    /// be judged.
    /// </remarks>
    public bool CarryUnknownEvents { get; set; }

    /// <summary>
    /// True to answer a knowledge token that other rules gave by today's rules, which
    /// <see cref="LedgerAnswer{T}.IsByOtherRules"/> then says, instead of being refused with a
    /// <see cref="TokenRefusedException"/>; false by default.
    /// </summary>
    public bool AcceptTokensOfOtherRules { get; set; }

    /// <summary>
    /// True to leave streams that cannot be read out of answers over several streams, and list them in
    /// <see cref="LedgerAnswer{T}.SkippedStreams"/>, instead of failing with <see cref="UnreadableStreamException"/> or
    /// <see cref="UnknownEventException"/>; false by default.
    /// </summary>
    /// <remarks>
    /// Questions about one stream, <see cref="IContractLedger.HistoriesAsync"/>, which has no place for the list,
    /// recording and rebuilding fail either way. What is answered from the ledger's rows needs no stream to be read,
    /// and leaves none out.
    /// </remarks>
    public bool SkipUnreadableStreams { get; set; }

    /// <summary>
    /// The number of entries of recently read histories that are cached, so that reading or recording again asks the
    /// database only for later ones; 50,000 by default, 0 for none. An entry takes about 0.6 KB, and more where its
    /// texts are long.
    /// </summary>
    /// <remarks>
    /// What other hosts record appears all the same, and a database that was wiped or restored is noticed. Only where
    /// stored events are changed by hand, or masked by Marten, do running hosts show them as they were.
    /// </remarks>
    public int CacheEntries { get; set; } = 50_000;

    /// <summary>
    /// True to keep prepared statements when a session goes back to the pool; true by default, which about doubles the
    /// rate of recording.
    /// </summary>
    /// <remarks>
    /// It adds <c>No Reset On Close=true;Max Auto Prepare=100;Auto Prepare Min Usages=2</c> where the connection string
    /// does not say otherwise. Set it to false behind PgBouncer in transaction mode, where a session has many servers
    /// and prepared statements go astray.
    /// </remarks>
    public bool KeepPreparedStatements { get; set; } = true;

    /// <summary>
    /// The time limit for a command, from one answer of the server to the next; 30 seconds by default.
    /// </summary>
    /// <remarks>
    /// It is <c>Command Timeout</c> where the connection string does not state it; of a host's data source, it limits
    /// the commands of Marten's sessions, and others have the data source's limit. Fractions of a second are rounded
    /// up. A command that takes longer fails with a transient <see cref="Npgsql.NpgsqlException"/>.
    /// </remarks>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time for which scans of the entries, COPY and a rebuild, which have no limit in all, may make no progress;
    /// 60 seconds by default.
    /// </summary>
    /// <remarks>
    /// Fractions of a second are rounded up where Npgsql measures it. What makes none fails with a transient
    /// <see cref="Npgsql.NpgsqlException"/>.
    /// </remarks>
    public TimeSpan ProgressTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The time after which a connection that is idle is probed, so that a dead one is noticed; 15 seconds by default.
    /// </summary>
    /// <remarks>
    /// It adds <c>Keepalive</c>, <c>TCP Keepalive</c> and its times where the connection string does not state them; a
    /// host's data source is left as it is. Fractions of a second are rounded up.
    /// </remarks>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The version of the rules by which this host folds, or says that it does: tests run hosts of several versions
    /// side by side.
    /// </summary>
    internal int FoldVersion { get; set; } = History.FoldVersion;

    /// <summary>The bound beyond which a stream has no rows.</summary>
    internal LedgerBound RowBound { get; set; } = LedgerBound.Default;
}

/// <summary>
/// The time at which the ledger's rows are written, from which questions over all streams are answered.
/// </summary>
[JsonConverter(typeof(KebabCaseJsonConverter<LedgerUpkeep>))]
public enum LedgerUpkeep
{
    /// <summary>In the transaction of the entries: the next answer includes them.</summary>
    Inline,

    /// <summary>
    /// By Marten's daemon in the background: recording does not wait for it, and answers lag behind by some
    /// milliseconds to seconds. The host runs the daemon.
    /// </summary>
    Async,

    /// <summary>Never. Every question folds the entries.</summary>
    Off,
}

/// <summary>The owner of the ledger's schema: its tables, sequences and functions.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<SchemaUpkeep>))]
public enum SchemaUpkeep
{
    /// <summary>
    /// The ledger creates it when the host starts or at first use, and updates an older one. Its role needs the right
    /// to create.
    /// </summary>
    Create,

    /// <summary>
    /// The SQL of <see cref="LedgerSchema"/> is applied outside the host, which does not start where anything is
    /// missing or different.
    /// </summary>
    Check,

    /// <summary>The SQL is applied outside the host, and nothing is checked.</summary>
    None,
}

/// <summary>The ledgers of a store: one, or one for each tenant.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<LedgerTenancy>))]
public enum LedgerTenancy
{
    /// <summary>One ledger, for all.</summary>
    None,

    /// <summary>One ledger for each tenant, in the same tables; every row names its tenant.</summary>
    Conjoined,

    /// <summary>One ledger for each tenant, in a database of its own, on whatever server.</summary>
    DatabasePerTenant,
}
