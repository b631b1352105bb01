using Npgsql;

namespace Contracts.Storage;

/// <summary>The statistics by which PostgreSQL plans statements.</summary>
/// <remarks>
/// A statement that was planned over few rows keeps its plan until the table is analyzed. Autovacuum does so within
/// some minutes; until then, recording after a large import would search a tenant's rows for each that it ends.
/// </remarks>
internal static class TableStatistics
{
    /// <summary>Analyzes the tables of entries and rows that an import has made grow by more than a tenth.</summary>
    /// <remarks>
    /// Autovacuum goes by the same rule. Only the owner of a table can analyze it; what another imports is left to
    /// autovacuum.
    /// </remarks>
    /// <param name="database">The database.</param>
    /// <param name="recorded">The number of entries that were recorded.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task RefreshAsync(LedgerDatabase database, int recorded, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = connection.ConfigureAwait(false);
            await AnalyzeAsync(connection, database.Tables, recorded, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException)
        {
            // What was imported is committed, and autovacuum comes later.
        }
    }

    private static async Task AnalyzeAsync(
        NpgsqlConnection connection, LedgerTables tables, int recorded, CancellationToken cancellationToken)
    {
        string[] named =
        [
            $"{tables.Schema}.mt_events", $"{tables.Schema}.mt_streams",
            .. tables.RowTables.Select(rows => rows.Identifier.QualifiedName),
        ];
        var asking = new NpgsqlCommand(
            $"""
            select string_agg(oid::regclass::text, ', ') from pg_class
            where oid in ({string.Join(", ", named.Select(name => $"'{name}'::regclass"))})
                and pg_has_role(relowner, 'usage') and {recorded} > 50 + greatest(reltuples, 0) / 10
            """,
            connection);
        await using var asked = asking.ConfigureAwait(false);
        if (await asking.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not string grown)
            return;
        var analyzing = new NpgsqlCommand($"analyze (skip_locked) {grown}", connection);
        await using var analyzed = analyzing.ConfigureAwait(false);
        await analyzing.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
