using JasperFx.Events;

namespace Contracts.Endurance.Operation;

/// <summary>Records batches, and holds the outcome against the one of memory.</summary>
internal static class Recording
{
    /// <summary>Records a batch, whose outcome has to be that of memory.</summary>
    public static async Task RecordAsync(this Deployment deployment, Host host, StreamKey stream, IReadOnlyList<NewEntry> batch, int? expectedVersion = null)
    {
        var before = deployment.Acknowledged[stream];
        var attempts = 0;
        RecordingOutcome? outcome = null;
        Exception? refusal = null;
        try
        {
            outcome = await deployment.AskAsync(host, () =>
            {
                attempts++;
                return expectedVersion is { } version ? host.Ledger.RecordAsync(stream, batch, version) : host.Ledger.RecordAsync(stream, batch);
            });
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            refusal = refused;
        }

        if (attempts > 1 && outcome is not null)
        {
            await deployment.LearnFromStoreAsync(host, stream, [(batch, true)]);
            return;
        }

        var predicted = Predict(before, batch, expectedVersion, outcome?.Recorded is [{ } first, ..] ? first.RecordedAt : deployment.Now);
        if (refusal is not null)
        {
            if (predicted is not null)
                throw new Fault(FaultKind.Wrong, $"{host} refuses a batch that memory accepts: {refusal.Message}", refusal);
            deployment.Counts.Add("recordings refused");
            return;
        }

        if (predicted is null)
            throw new Fault(FaultKind.Wrong, $"{host} accepts a batch that memory refuses: {string.Join(", ", batch)}");
        if (!EntryComparison.AreSame(predicted.After.Entries, outcome?.After.Entries ?? []))
            throw new Fault(FaultKind.Wrong, $"{host} recorded other entries of {stream} than memory does.\n{EntryComparison.Difference(predicted.After.Entries, outcome?.After.Entries ?? [])}");
        deployment.Learn(predicted, batch);
    }

    /// <summary>Learns what became of batches whose outcome is unknown: each is in the store wholly, or not at all.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="host">The host that reads the stream.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="batches">The batches in order, each with whether it was acknowledged.</param>
    /// <exception cref="Fault">An acknowledged entry is missing, or something else is there.</exception>
    public static async Task LearnFromStoreAsync(
        this Deployment deployment, Host host, StreamKey stream, IReadOnlyList<(IReadOnlyList<NewEntry> Batch, bool IsAcknowledged)> batches)
    {
        var stored = await deployment.AskAsync(host, () => host.Ledger.HistoryAsync(stream));
        var known = deployment.Acknowledged[stream];
        if (!EntryComparison.AreSame(stored.Entries.Take(known.Version), known.Entries))
            throw new Fault(stored.Version < known.Version ? FaultKind.Lost : FaultKind.Wrong, $"{host} shows other entries of {stream} than were acknowledged.\n{EntryComparison.Difference(known.Entries, stored.Entries)}");
        foreach (var (batch, isAcknowledged) in batches)
        {
            known = deployment.Acknowledged[stream];
            var next = stored.Version > known.Version ? stored.Entries[known.Version] : null;
            var predicted = Predict(known, batch, null, next?.RecordedAt ?? deployment.Now);
            if (predicted is null || predicted.Recorded.Count == 0)
                continue;
            if (next is not null && EntryComparison.AreSame(stored.Entries.Skip(known.Version).Take(predicted.Recorded.Count), predicted.Recorded))
                deployment.Learn(predicted, batch);
            else if (isAcknowledged)
                throw new Fault(FaultKind.Lost, $"{stream} lacks a batch that was acknowledged: {string.Join(", ", batch.Select(entry => entry.Id))}");
        }

        if (deployment.Acknowledged[stream].Version != stored.Version)
            throw new Fault(FaultKind.Wrong, $"{stream} has entries that no batch explains.\n{EntryComparison.Difference(deployment.Acknowledged[stream].Entries, stored.Entries)}");
    }

    /// <summary>Whether a batch was refused for what it says.</summary>
    public static bool IsRefusal(Exception failure) =>
        failure is ContractRuleException or HistoryFileException or ArgumentException or EventStreamUnexpectedMaxEventIdException;

    /// <summary>Learns what was acknowledged.</summary>
    public static void Learn(this Deployment deployment, RecordingOutcome outcome, IReadOnlyList<NewEntry>? batch)
    {
        deployment.Acknowledged = deployment.Acknowledged.With(outcome.After);
        deployment.Counts.Add("recordings acknowledged");
        if (batch is not null)
            deployment.Batches.Add((outcome.After.Stream, batch));
    }

    /// <summary>The outcome in memory; null where the batch is refused.</summary>
    public static RecordingOutcome? Predict(History before, IReadOnlyList<NewEntry> batch, int? expectedVersion, DateTimeOffset recordedAt)
    {
        try
        {
            var outcome = before.Record(batch, recordedAt);
            var changesNothing = !outcome.IsRefused && outcome.Recorded.Count == 0;
            return outcome.IsRefused || !changesNothing && expectedVersion is { } version && version != before.Version ? null : outcome;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
