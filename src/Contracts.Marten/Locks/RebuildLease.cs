using System.Data;
using System.Diagnostics;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The lease of a rebuild of the ledger's rows: of all hosts, one rebuilds at a time.</summary>
/// <remarks>
/// It is a lock of a transaction, which works through poolers. Its connection gives a sign every few seconds, so that
/// others see that the rebuild runs. Where the connection is lost, the rebuild ends, because another may begin.
/// </remarks>
internal sealed class RebuildLease : IAsyncDisposable
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(250);

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly LedgerTables _tables;
    private readonly TimeSpan _timeout;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _signing;
    private volatile Exception? _failure;

    private RebuildLease(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        LedgerTables tables,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        (_connection, _transaction, _tables, _timeout) = (connection, transaction, tables, timeout);
        _lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = _lost.Token;
        _signing = SignAsync();
    }

    /// <summary>The token for the rebuild, which is cancelled when the lease is lost.</summary>
    public CancellationToken Token { get; }

    /// <summary>The failure by which the lease was lost; null where it was not.</summary>
    public Exception? Failure => _failure;

    /// <summary>Acquires the lease, once no other rebuild runs.</summary>
    /// <exception cref="NpgsqlException">The other rebuild gave no sign for too long; it is transient.</exception>
    public static async Task<RebuildLease> AcquireAsync(LedgerDatabase database, CancellationToken cancellationToken)
    {
        var (timeout, waited, lastSign) = (database.ProgressTimeout, Stopwatch.StartNew(), default(DateTime?));
        while (true)
        {
            if (await TryAsync(database, cancellationToken).ConfigureAwait(false) is { } lease)
                return lease;
            var holder = await HolderAsync(database, cancellationToken).ConfigureAwait(false);
            if (holder?.LastCommand != lastSign)
                (lastSign, waited) = (holder?.LastCommand, Stopwatch.StartNew());
            else if (waited.Elapsed > timeout)
                throw Stuck(database.Schema, holder, timeout);
            await Task.Delay(BetweenAttempts, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Drops the tables that a killed rebuild left, unless one runs now.</summary>
    public static async Task DropRemainsAsync(LedgerDatabase database, CancellationToken cancellationToken)
    {
        if (!await AskAsync<bool>(database, database.Tables.HasFresh, cancellationToken).ConfigureAwait(false))
            return;
        if (await TryAsync(database, cancellationToken).ConfigureAwait(false) is not { } lease)
            return;
        await using var ending = lease.ConfigureAwait(false);
        await lease.DropFreshAsync().ConfigureAwait(false);
    }

    /// <summary>Drops the unfinished tables and ends the lease; what cannot be is left to the next start.</summary>
    public async Task DropFreshAsync()
    {
        try
        {
            await StopSigningAsync().ConfigureAwait(false);
            var dropping = $"set local lock_timeout = '5s'; {_tables.DropFresh}";
            await _connection.RunAsync(dropping, _timeout, CancellationToken.None).ConfigureAwait(false);
            await _transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception left) when (left is NpgsqlException or InvalidOperationException)
        {
            // The failure of the rebuild is the one to be told, unless the lease was lost before: then another host may
            // have dropped the tables under the rebuild, which fails by that.
            if (left is NpgsqlException { IsTransient: true } && _connection.State != ConnectionState.Open)
                _failure ??= left;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopSigningAsync().ConfigureAwait(false);
        await _transaction.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        _lost.Dispose();
        _ending.Dispose();
    }

    private static async Task<RebuildLease?> TryAsync(LedgerDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var lease = default(RebuildLease);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            var trying = $"select pg_try_advisory_xact_lock({Key(database.Schema)})";
            if (await connection.AskAsync<bool>(trying, database.ProgressTimeout, cancellationToken)
                .ConfigureAwait(false))
            {
                lease = new RebuildLease(
                    connection, transaction, database.Tables, database.ProgressTimeout, cancellationToken);
            }

            return lease;
        }
        finally
        {
            if (lease is null)
                await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<LockHolder?> HolderAsync(LedgerDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var holders = await LockHolder.OfAsync(
            connection, Key(database.Schema), [], database.ProgressTimeout, cancellationToken).ConfigureAwait(false);
        return holders is [var holder, ..] ? holder : null;
    }

    private static async Task<T?> AskAsync<T>(
        LedgerDatabase database, string question, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return await connection.AskAsync<T>(question, database.ProgressTimeout, cancellationToken)
            .ConfigureAwait(false);
    }

    private static NpgsqlException Stuck(string schema, LockHolder? holder, TimeSpan timeout) =>
        NoProgress.Exception(
            $"Another rebuild of the ledger in {schema} gave no sign for {NoProgress.Text(timeout)} ({holder}); "
            + "it has to end first.");

    private static string Key(string schema) => $"hashtextextended('{schema}.rebuild', 0)";

    private async Task SignAsync()
    {
        using var timer = new PeriodicTimer(_timeout / 4 < LongestInterval ? _timeout / 4 : LongestInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token).ConfigureAwait(false))
                await _connection.RunAsync("select 1", _timeout, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The lease is over.
        }
        catch (Exception failure)
        {
            _failure = failure;
            await _lost.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task StopSigningAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _signing.ConfigureAwait(false);
    }
}
