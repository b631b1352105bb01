using System.Threading.Channels;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>
/// Fills the table beside one in use with COPY, on a connection and a thread of its own: without async calls for each
/// value, a row costs half.
/// </summary>
/// <remarks>The table is created in the same transaction, so that COPY FREEZE avoids a later vacuum pass.</remarks>
/// <param name="database">The database.</param>
/// <param name="table">The table beside which it is made.</param>
/// <param name="columns">Its columns.</param>
/// <param name="place">The sort key of the rows of a portion; null for no order.</param>
internal sealed class TableCopy<TRow>(
    LedgerDatabase database,
    Table table,
    IReadOnlyList<LedgerColumn<TRow>> columns,
    Func<TRow, (FigureKind Kind, long Known)>? place = null)
{
    private const int MostWaiting = 16;
    private const int Portion = 4096;

    private readonly Channel<IReadOnlyList<TRow>> _waiting = Channel.CreateBounded<IReadOnlyList<TRow>>(MostWaiting);

    /// <summary>Takes rows, once there is room for them.</summary>
    public ValueTask AddAsync(IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        rows.Count == 0 ? ValueTask.CompletedTask : _waiting.Writer.WriteAsync(rows, cancellationToken);

    /// <summary>Says that no more rows come.</summary>
    public void Complete() => _waiting.Writer.Complete();

    /// <summary>Makes the table and copies what comes, until no more does.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        var making = new NpgsqlCommand(LedgerTables.MakeFresh(table), connection);
        await using var made = making.ConfigureAwait(false);
        await making.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await Task.Factory.StartNew(
            () => Copy(connection, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Copy(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var copy = connection.BeginBinaryImport(
            $"copy {LedgerTables.FreshOf(table)} ({string.Join(", ", columns.Select(column => column.Name))}) "
            + "from stdin (format binary, freeze)");
        // For each network write, and for the end.
        copy.Timeout = database.ProgressTimeout;
        var rows = _waiting.Reader.ReadAllAsync(cancellationToken)
            .ToBlockingEnumerable(cancellationToken)
            .SelectMany(rows => rows);
        copy.End(() =>
        {
            foreach (var row in place is null
                ? rows
                : rows.Chunk(Portion).SelectMany(portion => InPlace(portion, place)))
            {
                copy.StartRow();
                foreach (var column in columns)
                    column.Copy(copy, row);
            }

            copy.Complete();
        });
    }

    private static TRow[] InPlace(TRow[] portion, Func<TRow, (FigureKind Kind, long Known)> place)
    {
        Array.Sort([.. portion.Select(place)], portion);
        return portion;
    }
}

/// <summary>Ends a COPY with the failure that ended it.</summary>
/// <remarks>Ending a COPY on a lost connection fails, too, and would hide the first failure.</remarks>
internal static class CopyEnding
{
    /// <summary>Runs what fills a copy, and ends the copy.</summary>
    public static void End(this NpgsqlBinaryImporter copy, Action fill)
    {
        try
        {
            fill();
        }
        catch
        {
            Quietly(copy.Dispose);
            throw;
        }

        copy.Dispose();
    }

    /// <inheritdoc cref="End"/>
    public static async Task EndAsync(this NpgsqlBinaryImporter copy, Func<Task> fill)
    {
        try
        {
            await fill().ConfigureAwait(false);
        }
        catch
        {
            Quietly(copy.Dispose);
            throw;
        }

        await copy.DisposeAsync().ConfigureAwait(false);
    }

    private static void Quietly(Action ending)
    {
        try
        {
            ending();
        }
        catch (Exception)
        {
            // The first failure is the one to be told.
        }
    }
}
