using JasperFx.Events;
using Marten;
using Npgsql;

namespace Contracts.Storage;

/// <summary>A stream with entries that its rows do not include yet.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Since">The version up to which the rows show it.</param>
internal sealed record ChangedStream(string Tenant, StreamKey Stream, int Since)
{
    /// <summary>The streams with entries that rows do not show yet.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="schema">The schema of the events.</param>
    /// <param name="isNotShown">The condition on an <c>event</c>, as SQL, that rows do not show it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<IReadOnlyList<ChangedStream>> FindAsync(
        NpgsqlConnection connection, string schema, string isNotShown, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand(
            $"""
            select tenant_id, stream_id, min(version) - 1 from {schema}.mt_events as event
            where {isNotShown} and stream_id <> '{Tombstone.StreamKey}' group by tenant_id, stream_id
                order by tenant_id, stream_id
            """,
            connection);
        await using var ending = asking.ConfigureAwait(false);
        var changed = new List<ChangedStream>();
        var streams = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = streams.ConfigureAwait(false);
        while (await streams.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            changed.Add(new ChangedStream(
                streams.GetString(0), StreamKey.Parse(streams.GetString(1)), checked((int)streams.GetInt64(2))));
        }

        return changed;
    }

    /// <summary>Queues the rows of what was recorded.</summary>
    public async Task WriteAsync(IDocumentSession session, RowWriter writer, CancellationToken cancellationToken)
    {
        var itsSession = session.ForTenant(Tenant);
        var history = await itsSession.ReadHistoryAsync(Stream, cancellationToken).ConfigureAwait(false);
        var state = await writer.StateAsync(itsSession, cancellationToken).ConfigureAwait(false);
        await writer.WriteAsync(
            itsSession,
            history.ThatCanBeJudged(),
            Since,
            state.StreamsWithoutRows.Contains(Stream),
            cancellationToken).ConfigureAwait(false);
    }
}
