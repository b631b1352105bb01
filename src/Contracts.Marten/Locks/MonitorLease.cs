using Marten.Storage;
using Npgsql;

namespace Contracts.Storage;

/// <summary>
/// A host's lease to be the deadline monitor of a schema. It ends when it is released, or when the host or its
/// connection is lost.
/// </summary>
internal sealed class MonitorLease : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private MonitorLease(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        _connection = connection;
        _transaction = transaction;
    }

    /// <summary>Acquires the lease; null while another host holds it.</summary>
    public static async Task<MonitorLease?> AcquireAsync(
        IMartenDatabase database, string schema, CancellationToken cancellationToken)
    {
        var connection = database.CreateConnection();
        var lease = default(MonitorLease);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            // Locked for a transaction, which holds nothing else and works through a pool of connections, too.
            var opened = new MonitorLease(
                connection, await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false));
            var key = $"hashtextextended('{schema}.deadline-monitor', 0)";
            if (await opened.AskAsync($"select pg_try_advisory_xact_lock({key})", cancellationToken)
                .ConfigureAwait(false))
            {
                lease = opened;
            }

            return lease;
        }
        finally
        {
            if (lease is null)
                await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>True while the host still holds the lease.</summary>
    public async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync("select true", cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<bool> AskAsync(string question, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand(question, _connection, _transaction);
        await using var ending = asking.ConfigureAwait(false);
        return await asking.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }
}
