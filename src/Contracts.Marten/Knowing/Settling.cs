using Npgsql;

namespace Contracts.Storage;

/// <summary>Finds out up to where nobody records any more, and remembers it for a moment.</summary>
internal sealed class Settling(LedgerDatabase database, WriterFloors floors, TimeProvider time)
{
    /// <summary>By how much the clocks of hosts are taken to differ at most.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private volatile Found? _last;

    /// <summary>Up to where, as found a moment ago at most, and anew where an instant is not settled yet.</summary>
    public async Task<Settled> AtAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        if (_last is { } last && time.GetElapsedTime(last.At) < Fresh && instant <= last.Settled.Instant)
            return last.Settled;
        var found = new Found(await FindAsync(cancellationToken).ConfigureAwait(false), time.GetTimestamp());
        _last = found;
        return found.Settled;
    }

    private async Task<Settled> FindAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var now = time.GetUtcNow();
        var asking = new NpgsqlBatch(connection) { BatchCommands = { new(floors.LastNumber), new(floors.Shown) } };
        await using var ending = asking.ConfigureAwait(false);
        var answers = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = answers.ConfigureAwait(false);
        await answers.ReadAsync(cancellationToken).ConfigureAwait(false);
        var last = answers.GetInt64(0);
        await answers.NextResultAsync(cancellationToken).ConfigureAwait(false);
        await answers.ReadAsync(cancellationToken).ConfigureAwait(false);
        var (number, milliseconds) = (await ShownAsync(0).ConfigureAwait(false), await ShownAsync(1).ConfigureAwait(false));
        var instant = RecordedInstant.Truncate(now - ClockTolerance);
        if (milliseconds is { } shown && WriterFloors.InstantOf(shown - 1) is var before && before < instant)
            instant = before;
        return new Settled(Math.Min(last, number ?? last), instant, IsQuiet: number is null);

        async Task<long?> ShownAsync(int ordinal) =>
            await answers.IsDBNullAsync(ordinal, cancellationToken).ConfigureAwait(false) ? null : answers.GetInt64(ordinal);
    }

    private sealed record Found(Settled Settled, long At);
}
