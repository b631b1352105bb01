using Npgsql;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>Copies whole ledgers of streams into the tables beside those in use, which is the fastest way in: over a connection for each table.</summary>
internal sealed class LedgerCopy(EntryStore store, LedgerTables tables) : IAsyncDisposable
{
    private readonly Dictionary<Table, (NpgsqlConnection Connection, NpgsqlBinaryImporter Importer)> _copies = [];

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(tables.Rows, RowColumns.All, cancellationToken).ConfigureAwait(false);
        await BeginAsync(tables.OwnRows, RowColumns.All, cancellationToken).ConfigureAwait(false);
        await BeginAsync(tables.RolledCorners, CornerColumns.All, cancellationToken).ConfigureAwait(false);
    }

    public async Task WriteAsync(StreamLedger ledger, CancellationToken cancellationToken)
    {
        foreach (var (policies, row) in ledger.Rows)
            await WriteAsync(tables.RowsOf(policies), RowColumns.All, new StoredRow(store.Tenant, policies, row), cancellationToken).ConfigureAwait(false);
        foreach (var corner in ledger.Corners)
            await WriteAsync(tables.RolledCorners, CornerColumns.All, new StoredCorner(store.Tenant, corner), cancellationToken).ConfigureAwait(false);
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var (_, importer) in _copies.Values)
            await importer.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (connection, importer) in _copies.Values)
        {
            await importer.DisposeAsync().ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task BeginAsync<TRow>(Table table, IReadOnlyList<LedgerColumn<TRow>> columns, CancellationToken cancellationToken)
    {
        var connection = await store.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var copy = $"copy {LedgerTables.FreshOf(table)} ({string.Join(", ", columns.Select(column => column.Name))}) from stdin (format binary)";
        _copies.Add(table, (connection, await connection.BeginBinaryImportAsync(copy, cancellationToken).ConfigureAwait(false)));
    }

    private async Task WriteAsync<TRow>(Table table, IReadOnlyList<LedgerColumn<TRow>> columns, TRow row, CancellationToken cancellationToken)
    {
        var (_, importer) = _copies[table];
        await importer.StartRowAsync(cancellationToken).ConfigureAwait(false);
        foreach (var column in columns)
            await column.CopyAsync(importer, row, cancellationToken).ConfigureAwait(false);
    }
}
