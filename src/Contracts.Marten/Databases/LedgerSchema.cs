using System.Collections.Concurrent;
using JasperFx;
using Marten.Storage;
using Weasel.Core;
using Weasel.Postgresql;

namespace Contracts.Storage;

/// <summary>The ledger's schema as SQL, for databases whose schema is not changed by the host itself.</summary>
public sealed class LedgerSchema
{
    private readonly IContractStore _store;
    private readonly LedgerTables _tables;
    private readonly LedgerUpkeep _ledger;
    private readonly ConcurrentDictionary<IMartenDatabase, bool> _right = [];

    internal LedgerSchema(IContractStore store, LedgerTables tables, LedgerUpkeep ledger) =>
        (_store, _tables, _ledger) = (store, tables, ledger);

    /// <summary>
    /// The SQL that creates the schema in a database without it. It needs no connection; a database with an older
    /// schema needs <see cref="MissingSqlAsync"/>.
    /// </summary>
    /// <remarks>
    /// The role that applies it owns the tables; to rebuild the ledger's rows, the host's role has to own them too.
    /// </remarks>
    public string ToSql() => _store.Storage.ToDatabaseScript() + Beginning;

    /// <summary>The SQL that brings the schema of the host's database up to date; empty where it is.</summary>
    /// <param name="tenant">The tenant, where each has a database of its own; null where all share one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SchemaMigrationException">
    /// What is there cannot be changed without losing what it holds.
    /// </exception>
    public async Task<string> MissingSqlAsync(string? tenant = null, CancellationToken cancellationToken = default)
    {
        var database = tenant is null ? _store.Storage.Database : _store.Options.Tenancy.GetTenant(tenant).Database;
        var migration = await SchemaReading.RunAsync(() => database.CreateMigrationAsync(cancellationToken))
            .ConfigureAwait(false);
        if (!Differences(migration).Any())
            return "";
        var sql = new StringWriter();
        await using var closing = sql.ConfigureAwait(false);
        database.Migrator.WriteSchemaCreationSql([_tables.Schema, SqlSchema.NameOf(_tables.Schema)], sql);
        migration.WriteAllUpdates(sql, database.Migrator, AutoCreate.CreateOrUpdate);
        return sql + Beginning;
    }

    /// <summary>
    /// Fails where the schema of one of the host's databases is not what it should be. Nothing is changed.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="LedgerSchemaException">Something is missing or different.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken = default)
    {
        foreach (var database in await _store.Storage.AllDatabases().ConfigureAwait(false))
            await CheckAsync(database, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Checks one database once: the comparison takes many round trips, and the schema does not change under a running
    /// host.
    /// </summary>
    internal async Task CheckOnceAsync(IMartenDatabase database, CancellationToken cancellationToken)
    {
        if (_right.ContainsKey(database))
            return;
        await CheckAsync(database, cancellationToken).ConfigureAwait(false);
        _right[database] = true;
    }

    private async Task CheckAsync(IMartenDatabase database, CancellationToken cancellationToken)
    {
        var migration = await SchemaReading.RunAsync(() => database.CreateMigrationAsync(cancellationToken))
            .ConfigureAwait(false);
        var missing =
            Differences(migration).Select(delta => delta.SchemaObject.Identifier.QualifiedName).ToList();
        if (missing.Count > 0)
            throw new LedgerSchemaException(_tables.Schema, missing);
    }

    /// <summary>
    /// The differences, without Weasel's question for schemas: it sees only those that the role has privileges for, as
    /// a host need not have for the one that answers in SQL. Where a schema is missing, its objects are as well.
    /// </summary>
    private static IEnumerable<ISchemaObjectDelta> Differences(SchemaMigration migration) => migration.Deltas.Where(
        delta => delta is { Difference: not SchemaPatchDifference.None, SchemaObject: not SchemaExistenceCheck });

    private string Beginning => $"{LedgerState.Begin(_tables, _ledger)};\n";
}

/// <summary>
/// The database lacks parts of the ledger's schema. The host applies the SQL of <see cref="LedgerSchema"/> and starts
/// again.
/// </summary>
public sealed class LedgerSchemaException : Exception
{
    internal LedgerSchemaException(string schema, IReadOnlyList<string> missing)
        : base(
            $"The schema '{schema}' lacks {string.Join(", ", missing)}, or has them otherwise; "
            + $"the SQL that {nameof(LedgerSchema)}.{nameof(LedgerSchema.MissingSqlAsync)} gives is required.") =>
        Missing = missing;

    /// <summary>The names of what is missing or different, with their schema.</summary>
    public IReadOnlyList<string> Missing { get; }
}
