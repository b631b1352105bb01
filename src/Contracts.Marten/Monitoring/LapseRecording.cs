namespace Contracts.Storage;

/// <summary>
/// Goes through all streams in one ordered scan, and records what ran out in each through the strict door.
/// </summary>
internal sealed class LapseRecording(TenantStore store, BatchRecording recording)
{
    public async Task<LapseRound> RunAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var failures = new Dictionary<StreamKey, Exception>();
        var recorded = 0;
        foreach (var stream in await WithLapsesAsync(day, failures, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                recorded += await RecordAsync(stream, day, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures[stream] = TransientFailure.Of(failure);
            }
        }

        return new LapseRound { Day = day, Recorded = recorded, Failures = failures };
    }

    /// <summary>The streams in which something ran out. The scan is over before the first is recorded in.</summary>
    private async Task<List<StreamKey>> WithLapsesAsync(
        DateOnly day, Dictionary<StreamKey, Exception> failures, CancellationToken cancellationToken)
    {
        var streams = new List<StreamKey>();
        var session = await store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        await foreach (var read in session.ScanStreamsAsync(cancellationToken).ConfigureAwait(false))
        {
            var stream = read.WithoutUnknownEvents();
            if (stream.Failure is { } failure)
                failures[stream.Stream] = failure;
            else if (stream.History.LapsedBy(day).Count > 0)
                streams.Add(stream.Stream);
        }

        return streams;
    }

    private async Task<int> RecordAsync(StreamKey stream, DateOnly day, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var history = await ReadAsync(stream, cancellationToken).ConfigureAwait(false);
            var lapses = history.ThatCanBeJudged().LapsedBy(day);
            if (lapses.Count == 0)
                return 0;
            try
            {
                return (await recording.RecordAsync(stream, lapses, history.Version, cancellationToken)
                    .ConfigureAwait(false)).Recorded.Count;
            }
            catch (Exception lost) when (LostRace.CanBeRunAgain(lost, attempt))
            {
                // Asked again on what the other writer recorded, which may be what was awaited.
            }
        }
    }

    private async Task<History> ReadAsync(StreamKey stream, CancellationToken cancellationToken)
    {
        var session = await store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        return await session.ReadHistoryAsync(stream, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>The outcome of one round over all streams.</summary>
public sealed record LapseRound
{
    /// <summary>The day of the round.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>
    /// The number of entries that were recorded: deadlines missed, cures and options lapsed, deals tacitly renewed or
    /// expired.
    /// </summary>
    public required int Recorded { get; init; }

    /// <summary>
    /// The failures of streams that the round had to leave out, such as <see cref="UnreadableStreamException"/> or
    /// <see cref="UnknownEventException"/>.
    /// </summary>
    public required IReadOnlyDictionary<StreamKey, Exception> Failures
    {
        get;
        init => field = ValueDictionary<StreamKey, Exception>.Of(value);
    }
}
