using JasperFx;
using JasperFx.Events;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Judges and records a batch in one transaction, in which no other writer can write to its stream.</summary>
internal sealed class BatchRecording(
    TenantStore store, RecentHistories recent, TimeProvider time, LedgerTelemetry telemetry)
{
    public async Task<RecordingOutcome> RecordAsync(
        StreamKey stream,
        IReadOnlyCollection<NewEntry> batch,
        int? expectedVersion,
        CancellationToken cancellationToken)
    {
        var named = Checked(stream, batch);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(stream, named, expectedVersion, within: null, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception lost) when (LostRace.CanBeRunAgain(lost, attempt)
                && !(expectedVersion is not null && lost is EventStreamUnexpectedMaxEventIdException))
            {
                // Judged again on what the other writer recorded; an expected version then turns out to be another.
                telemetry.Retried(stream, attempt);
            }
        }
    }

    /// <summary>
    /// Records a batch in the host's transaction, where a lost race is not repeated: only the host can begin it again.
    /// </summary>
    public async Task<RecordingOutcome> RecordWithinAsync(
        NpgsqlTransaction transaction,
        StreamKey stream,
        IReadOnlyCollection<NewEntry> batch,
        int? expectedVersion,
        CancellationToken cancellationToken)
    {
        try
        {
            return await AttemptAsync(stream, Checked(stream, batch), expectedVersion, transaction, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception lost) when (lost is not ConcurrencyException && LostRace.IsOne(lost))
        {
            throw new ConcurrencyException(
                $"Another writer to {stream} was first; the transaction has to be rolled back and started again.",
                lost);
        }
    }

    public async Task<RecordingOutcome> PreviewAsync(
        StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken)
    {
        var named = Checked(stream, batch);
        var session = await store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        var before = await session.ReadHistoryAsync(stream, recent, cancellationToken).ConfigureAwait(false);
        return before.ThatCanBeJudged().RecordChecked(named, Stamp(before, DateTimeOffset.MinValue));
    }

    private async Task<RecordingOutcome> AttemptAsync(
        StreamKey stream,
        IReadOnlyList<NewEntry> batch,
        int? expectedVersion,
        NpgsqlTransaction? within,
        CancellationToken cancellationToken)
    {
        var transaction = await store.BeginAsync(within, cancellationToken).ConfigureAwait(false);
        await using var closing = transaction.ConfigureAwait(false);
        var session = transaction.Session;
        var floor = time.GetUtcNow();
        var writer = new HistoryWriting(store.Database.Tables, floor, transaction.SeesOneSnapshot);
        var (before, state) =
            await session.LockHistoryAsync(stream, writer, recent, cancellationToken).ConfigureAwait(false);
        var outcome = before.RecordChecked(batch, Stamp(before, floor));
        var changesNothing = !outcome.IsRefused && outcome.Recorded.Count == 0;
        if (changesNothing)
            return outcome;
        if (expectedVersion is { } expected && expected != before.Version)
            throw new EventStreamUnexpectedMaxEventIdException(stream.ToString(), null, expected, before.Version);
        outcome.OrThrow();
        session.Append(outcome.Recorded);
        if (transaction.SeesOneSnapshot)
            new LateEntries(store.Database.Tables).Note(session, outcome.Recorded);
        await store.Database.Rows.SaveAsync(session, state, [(outcome.After, before.Version)], cancellationToken)
            .ConfigureAwait(false);
        return outcome;
    }

    /// <summary>
    /// The batch with an id for every entry, which stays the same however often it is judged. It is checked here, once;
    /// the store writes the payloads with its own serializer.
    /// </summary>
    private List<NewEntry> Checked(StreamKey stream, IReadOnlyCollection<NewEntry> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var now = time.GetUtcNow();
        var named = batch
            .Select(entry =>
                entry is { Id: null } ? entry with { Id = new EntryId(Guid.CreateVersion7(now).ToString()) } : entry)
            .ToList();
        foreach (var entry in named)
        {
            ArgumentNullException.ThrowIfNull(entry, nameof(batch));
            entry.Check(stream);
        }

        return named;
    }

    /// <summary>
    /// The recorded instant: now, but not before the published floor, and after the stream's last instant.
    /// </summary>
    private DateTimeOffset Stamp(History before, DateTimeOffset floor)
    {
        var now = RecordedInstant.Truncate(time.GetUtcNow() is var instant && instant > floor ? instant : floor);
        return before.Version > 0 && RecordedInstant.After(before.KnownSince(before.Version)) is var next
            && next > now ? next : now;
    }
}
