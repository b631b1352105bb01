using Npgsql;

namespace Contracts.Endurance.Operation;

/// <summary>A transaction of a host in which a batch is recorded, and which stays open while other steps are taken.</summary>
internal sealed class HostTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, RecordingOutcome outcome) : IAsyncDisposable
{
    public StreamKey Stream => outcome.After.Stream;

    /// <summary>Commits it or rolls it back.</summary>
    public async Task EndAsync(Deployment deployment, bool commits)
    {
        await using var ending = this;
        if (!commits)
            return;
        // Others who waited for the stream go on as soon as it is committed.
        deployment.Learn(outcome, null);
        await transaction.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
