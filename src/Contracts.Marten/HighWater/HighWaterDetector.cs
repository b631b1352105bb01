using Npgsql;

namespace Contracts.Storage;

/// <summary>Detects the high-water mark of a database, and caches it for one second.</summary>
internal sealed class HighWaterDetector(LedgerDatabase database, ActiveWriters writers, TimeProvider time)
{
    /// <summary>The most by which the clocks of hosts may differ.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private volatile Found? _last;

    /// <summary>
    /// The high-water mark, cached for one second; detected again for an instant that lies after the cached one.
    /// </summary>
    public async Task<HighWaterMark> DetectAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        if (_last is { } last && time.GetElapsedTime(last.At) < Fresh && instant <= last.HighWaterMark.Instant)
            return last.HighWaterMark;
        var found = new Found(await FindAsync(cancellationToken).ConfigureAwait(false), time.GetTimestamp());
        _last = found;
        return found.HighWaterMark;
    }

    private async Task<HighWaterMark> FindAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var now = time.GetUtcNow();
        var asking =
            new NpgsqlBatch(connection) { BatchCommands = { new(writers.LastNumber), new(writers.LowerBounds) } };
        await using var ending = asking.ConfigureAwait(false);
        var answers = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = answers.ConfigureAwait(false);
        await answers.ReadAsync(cancellationToken).ConfigureAwait(false);
        var last = answers.GetInt64(0);
        await answers.NextResultAsync(cancellationToken).ConfigureAwait(false);
        await answers.ReadAsync(cancellationToken).ConfigureAwait(false);
        var (number, milliseconds) =
            (await ShownAsync(0).ConfigureAwait(false), await ShownAsync(1).ConfigureAwait(false));
        var instant = RecordedInstant.Truncate(now - ClockTolerance);
        if (milliseconds is { } shown && ActiveWriters.InstantOf(shown - 1) is var before && before < instant)
            instant = before;
        return new HighWaterMark(Math.Min(last, number ?? last), instant, IsQuiet: number is null);

        async Task<long?> ShownAsync(int ordinal) =>
            await answers.IsDBNullAsync(ordinal, cancellationToken).ConfigureAwait(false)
                ? null
                : answers.GetInt64(ordinal);
    }

    private sealed record Found(HighWaterMark HighWaterMark, long At);
}

/// <summary>The point up to which no entry can be recorded any more.</summary>
/// <param name="Sequence">The number of an entry up to which all are committed, or will never be.</param>
/// <param name="Instant">The instant up to which no entry can be stamped any more, except by imports.</param>
/// <param name="IsQuiet">
/// True where no writer was active, so that nothing after the sequence was committed either.
/// </param>
internal sealed record HighWaterMark(long Sequence, DateTimeOffset Instant, bool IsQuiet);
