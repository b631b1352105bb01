using System.Diagnostics;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Takes the lock that keeps all writers of a schema out until the transaction ends.</summary>
/// <remarks>
/// A request that waits for the lock holds up every writer that comes after it. So the request is made in short
/// attempts, and writers go on between them: a transaction that stays open delays them, and cannot stop them.
/// </remarks>
internal static class ExclusiveWriterLock
{
    private static readonly TimeSpan FirstAttempt = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(2);

    /// <summary>Takes the lock within the current transaction, which from then on sees all that was written.</summary>
    /// <param name="connection">A connection with an open transaction, of isolation level read committed.</param>
    /// <param name="schema">The ledger's schema.</param>
    /// <param name="progressTimeout">The time for which the same transactions may be in the way.</param>
    /// <param name="cancellationToken">Cancels the wait; the transaction can go on without the lock.</param>
    /// <exception cref="NpgsqlException">The same transactions were in the way too long; it is transient.</exception>
    public static Task AcquireAsync(
        NpgsqlConnection connection, string schema, TimeSpan progressTimeout, CancellationToken cancellationToken) =>
        AcquireAsync(connection, schema, [], progressTimeout, cancellationToken);

    /// <summary>Takes the lock, and with it some tables that from then on can be neither written nor read.</summary>
    /// <param name="connection">A connection with an open transaction, of isolation level read committed.</param>
    /// <param name="schema">The ledger's schema.</param>
    /// <param name="tables">The qualified names of the tables.</param>
    /// <param name="progressTimeout">The time for which the same transactions may be in the way.</param>
    /// <param name="cancellationToken">Cancels the wait; the transaction can go on without any lock.</param>
    /// <exception cref="NpgsqlException">The same transactions were in the way too long; it is transient.</exception>
    public static async Task AcquireAsync(
        NpgsqlConnection connection,
        string schema,
        IReadOnlyList<string> tables,
        TimeSpan progressTimeout,
        CancellationToken cancellationToken)
    {
        var taking = $"select {WriterLock.Exclusive(schema)}";
        if (tables.Count > 0)
            taking += $"; lock table {string.Join(", ", tables)} in access exclusive mode";
        var usual = await connection.AskAsync<string>(
            "select current_setting('lock_timeout')", progressTimeout, cancellationToken).ConfigureAwait(false);
        var longest = Min(LongestAttempt, progressTimeout / 4);
        var (attempt, waited) = (Min(FirstAttempt, longest), Stopwatch.StartNew());
        IReadOnlyList<LockHolder>? holders = null;
        while (!await TryAsync(connection, taking, attempt, progressTimeout, cancellationToken).ConfigureAwait(false))
        {
            var present = await LockHolder.OfAsync(
                connection, WriterLock.Key(schema), tables, progressTimeout, cancellationToken).ConfigureAwait(false);
            holders = [.. present.Where(holder => holders is null || holders.Any(holder.IsSameTransactionAs))];
            // All that were there at first have ended, and others come after them: that is progress.
            if (holders.Count == 0)
                (holders, waited) = (present, Stopwatch.StartNew());
            else if (waited.Elapsed > progressTimeout)
                throw Stuck(schema, holders, progressTimeout);
            await Task.Delay(attempt, cancellationToken).ConfigureAwait(false);
            attempt = Min(attempt * 2, longest);
        }

        var resetting = $"release savepoint before_lock; set local lock_timeout = '{usual}'";
        await connection.RunAsync(resetting, progressTimeout, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> TryAsync(
        NpgsqlConnection connection,
        string statements,
        TimeSpan attempt,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var limit = $"set local lock_timeout = {Math.Max(1, (long)attempt.TotalMilliseconds)}";
        var taking = $"savepoint before_lock; {limit}; {statements}";
        const string GivingWay = "rollback to savepoint before_lock; release savepoint before_lock";
        try
        {
            await connection.RunAsync(taking, timeout, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await connection.RunAsync(GivingWay, timeout, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private static NpgsqlException Stuck(string schema, IEnumerable<LockHolder> holders, TimeSpan span) =>
        NoProgress.Exception(
            $"The ledger in {schema} was in use for {NoProgress.Text(span)} by transactions that did not end "
            + $"({string.Join("; ", holders)}); they have to be committed or rolled back first.");

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
