using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Cancels work on a connection that makes no progress for a time.</summary>
/// <remarks>
/// A sort or a new index sends no byte for minutes, so that a time limit for network reads would end it. Therefore
/// another connection asks for the state of the server process: one that is active, and waits for neither a lock nor
/// its client, makes progress. Behind a pooler that hides the process ids, only bytes count.
/// </remarks>
internal sealed class ProgressWatch : IAsyncDisposable
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(5);

    private readonly string _work;
    private readonly int _process;
    private readonly Func<NpgsqlConnection> _connect;
    private readonly TimeSpan _timeout;
    private readonly TimeSpan _interval;
    private readonly CancellationTokenSource _stopping;
    private readonly Task _watching;
    private long _waitsSince;
    private volatile NpgsqlException? _failure;

    /// <summary>Begins to watch.</summary>
    /// <param name="work">The work, as a message names it.</param>
    /// <param name="watched">The connection that does it; its commands have no time limit.</param>
    /// <param name="connect">Makes another connection to the database.</param>
    /// <param name="timeout">The time without progress after which the work is cancelled.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public ProgressWatch(
        string work,
        NpgsqlConnection watched,
        Func<NpgsqlConnection> connect,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        (_work, _process, _connect, _timeout) = (work, watched.ProcessID, connect, timeout);
        _interval = timeout / 4 < LongestInterval ? timeout / 4 : LongestInterval;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = _stopping.Token;
        _watching = WatchAsync();
    }

    /// <summary>The token for the work.</summary>
    public CancellationToken Token { get; }

    /// <summary>Runs statements that may take as long as they make progress.</summary>
    public static async Task RunAsync(
        string work,
        NpgsqlConnection connection,
        LedgerDatabase database,
        string statements,
        CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(statements, connection) { CommandTimeout = 0 };
        await using var ending = command.ConfigureAwait(false);
        var watch = new ProgressWatch(
            work, connection, database.CreateConnection, database.ProgressTimeout, cancellationToken);
        await using var stopping = watch.ConfigureAwait(false);
        await watch.WaitAsync(command.ExecuteNonQueryAsync(watch.Token)).ConfigureAwait(false);
    }

    /// <summary>Waits for an answer of the database.</summary>
    /// <exception cref="NpgsqlException">There was no progress; it is transient.</exception>
    public ValueTask<T> WaitAsync<T>(Task<T> answer) =>
        answer.IsCompletedSuccessfully ? new ValueTask<T>(answer) : UntilAsync(answer);

    /// <summary>Ends watching; the work is over by then.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async ValueTask<T> UntilAsync<T>(Task<T> answer)
    {
        Volatile.Write(ref _waitsSince, Stopwatch.GetTimestamp());
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (Exception) when (_failure is { } noProgress)
        {
            throw noProgress;
        }
        finally
        {
            Volatile.Write(ref _waitsSince, 0);
        }
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(_interval);
        try
        {
            while (await timer.WaitForNextTickAsync(Token).ConfigureAwait(false))
            {
                var since = Volatile.Read(ref _waitsSince);
                if (since == 0 || Stopwatch.GetElapsedTime(since) < _interval)
                    continue;
                var (works, state) = await LookAsync().ConfigureAwait(false);
                if (works)
                    Interlocked.CompareExchange(ref _waitsSince, Stopwatch.GetTimestamp(), since);
                else if (Stopwatch.GetElapsedTime(since) > _timeout && Volatile.Read(ref _waitsSince) == since)
                    await GiveUpAsync(state).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The work is over.
        }
    }

    private Task GiveUpAsync(string state)
    {
        _failure = NoProgress.Exception(
            $"{_work} made no progress for {NoProgress.Text(_timeout)}; its server process {_process} {state}.");
        return _stopping.CancelAsync();
    }

    private async Task<(bool Works, string State)> LookAsync()
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Token);
        late.CancelAfter(_interval);
        try
        {
            var connection = _connect();
            await using var closing = connection.ConfigureAwait(false);
            await connection.OpenAsync(late.Token).ConfigureAwait(false);
            var asking = connection.Command($"""
                select coalesce(state = 'active' and coalesce(wait_event_type, '') not in ('Lock', 'Client'), false),
                    case when wait_event_type = 'Lock'
                    then 'waits for a lock of process ' || array_to_string(pg_blocking_pids(pid), ', ')
                    else concat('is ', state, ', waiting for ' || wait_event) end
                from pg_stat_activity where pid = {_process}
                """, _interval);
            await using var ending = asking.ConfigureAwait(false);
            var found = await asking.ExecuteReaderAsync(late.Token).ConfigureAwait(false);
            await using var done = found.ConfigureAwait(false);
            return await found.ReadAsync(late.Token).ConfigureAwait(false)
                ? (found.GetBoolean(0), found.GetString(1))
                : (false, "is not there");
        }
        catch (Exception unknown) when (
            unknown is NpgsqlException or InvalidOperationException or OperationCanceledException)
        {
            return (false, "cannot be asked");
        }
    }
}

/// <summary>The failure of work that made no progress for <see cref="ContractsOptions.ProgressTimeout"/>.</summary>
internal static class NoProgress
{
    /// <summary>A transient exception, as Npgsql throws one where a command takes too long.</summary>
    public static NpgsqlException Exception(string message) => new(message, new TimeoutException(message));

    /// <summary>A span of time, as a message names it.</summary>
    public static string Text(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s");
}
