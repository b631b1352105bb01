using Npgsql;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>Copies whole ledgers of streams into tables, which is the fastest way in.</summary>
internal sealed class LedgerCopy : IAsyncDisposable
{
    private readonly NpgsqlBinaryImporter _rows;
    private readonly NpgsqlBinaryImporter _corners;
    private readonly string _tenant;

    private LedgerCopy(NpgsqlBinaryImporter rows, NpgsqlBinaryImporter corners, string tenant)
    {
        _rows = rows;
        _corners = corners;
        _tenant = tenant;
    }

    /// <summary>Begins to copy, over a connection for each table.</summary>
    public static async Task<LedgerCopy> BeginAsync(
        NpgsqlConnection forRows, Table rows, NpgsqlConnection forCorners, Table corners, string tenant, CancellationToken cancellationToken)
    {
        return new LedgerCopy(
            await ImporterAsync(forRows, LedgerTables.FreshOf(rows), RowColumns.All).ConfigureAwait(false),
            await ImporterAsync(forCorners, LedgerTables.FreshOf(corners), CornerColumns.All).ConfigureAwait(false),
            tenant);

        Task<NpgsqlBinaryImporter> ImporterAsync<TRow>(NpgsqlConnection connection, string table, IReadOnlyList<LedgerColumn<TRow>> columns) =>
            connection.BeginBinaryImportAsync($"copy {table} ({string.Join(", ", columns.Select(column => column.Name))}) from stdin (format binary)", cancellationToken);
    }

    public async Task WriteAsync(StreamLedger ledger, CancellationToken cancellationToken)
    {
        foreach (var (policies, row) in ledger.Rows)
            await WriteAsync(_rows, RowColumns.All, new StoredRow(_tenant, policies, row), cancellationToken).ConfigureAwait(false);
        foreach (var corner in ledger.Corners)
            await WriteAsync(_corners, CornerColumns.All, new StoredCorner(_tenant, corner), cancellationToken).ConfigureAwait(false);
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await _rows.CompleteAsync(cancellationToken).ConfigureAwait(false);
        await _corners.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync().ConfigureAwait(false);
        await _corners.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task WriteAsync<TRow>(NpgsqlBinaryImporter importer, IReadOnlyList<LedgerColumn<TRow>> columns, TRow row, CancellationToken cancellationToken)
    {
        await importer.StartRowAsync(cancellationToken).ConfigureAwait(false);
        foreach (var column in columns)
            await column.CopyAsync(importer, row, cancellationToken).ConfigureAwait(false);
    }
}
