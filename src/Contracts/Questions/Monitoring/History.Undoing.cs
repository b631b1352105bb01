namespace Contracts;

public sealed partial class History
{
    /// <summary>
    /// What becomes of a batch with retractions of those entries of the deadline monitor that make no sense after it, and of no others. One that
    /// somebody corrected is the monitor's no more.
    /// </summary>
    private RecordingOutcome WithUndone(RecordingOutcome outcome, List<NewEntry> batch, DateTimeOffset recordedAt)
    {
        if (!_entries.Any(DeadlineMonitor.Recorded))
            return outcome;
        var given = batch;
        while (Unfounded(outcome) is { Count: > 0 } unfounded)
        {
            var because = batch.First(entry => Find(entry.Id ?? default) is null).Id ?? default;
            given = [.. given, .. unfounded.Select(entry => Undoing.Of(entry, 1 + _entries.Count(earlier => Undoes(earlier, entry)), because))];
            outcome = Judge(given, recordedAt);
        }

        return outcome;
    }

    /// <summary>The monitor's entries that a batch leaves without their ground: they break rules after it, were not awaited any more, or had run out before.</summary>
    private List<Entry> Unfounded(RecordingOutcome outcome)
    {
        if (outcome.Judged.Version == Version)
            return [];
        var broken = outcome.Conflicts.Select(conflict => conflict.Entry).ToHashSet();
        var after = (Partnership)outcome.Judged._latest.Value;
        return
        [
            .. from fact in after.Facts
               where ReferenceEquals(fact.Entry, fact.Form) && fact.Entry.Version <= Version
               let ranOut = LapseKey.Of(fact.Entry)
               where ranOut is not null && (broken.Contains(fact.Entry.Id) || after.IsMoot(ranOut.Value) || RanOutBefore(outcome.Judged, fact, ranOut.Value))
               select fact.Entry,
        ];
    }

    /// <summary>Whether the last day in time was an earlier one than the monitor knew.</summary>
    private static bool RanOutBefore(History history, FactInForce recorded, LapseKey ranOut) =>
        ((Partnership)history.AsOf(Viewpoint.On(recorded.TakesEffectOn.AddDays(-1)))).Awaited
            .Any(awaited => awaited.Key.LastDay < ranOut.LastDay && awaited.Key with { LastDay = ranOut.LastDay } == ranOut);

    private static bool Undoes(Entry earlier, Entry undone) => Undoing.IsOne(earlier) && earlier.Event is EntryRetracted retracted && retracted.Entry == undone.Id;
}
