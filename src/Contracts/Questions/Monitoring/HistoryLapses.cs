namespace Contracts;

/// <summary>The days on which deadlines, cures, options and deals of one stream run out.</summary>
public static class HistoryLapses
{
    /// <param name="history">The stream's history.</param>
    extension(History history)
    {
        /// <summary>
        /// What ran out by a day and is not recorded yet: deadlines missed, periods of cure and options that lapsed, deals that expired. Each takes effect on the day
        /// after the last in time, grace, cure and suspensions included.
        /// </summary>
        /// <remarks>
        /// Pure: nothing is recorded. All evidence is folded, and only what is certain is said: nothing before the last day that an imprecise date may mean is over,
        /// nothing that would break what is on record, and nothing again that somebody disputes or took back. Recording the entries is never
        /// refused, and after it the question says nothing.
        /// </remarks>
        /// <param name="day">The day that has begun; what was in time until the day before has run out.</param>
        /// <returns>Entries for <see cref="History.Record"/>, in the order of their effective dates; none where nothing ran out.</returns>
        public IReadOnlyList<NewEntry> LapsedBy(DateOnly day)
        {
            ArgumentNullException.ThrowIfNull(history);
            return history.Stream.Kind == StreamKind.Partnership ? new LapseSearch(history, day).Run() : [];
        }

        /// <summary>
        /// What becomes of a batch with retractions of those entries of the deadline monitor that make no sense after it, and of no others. One that
        /// somebody corrected is the monitor's no more.
        /// </summary>
        internal RecordingOutcome WithUndone(RecordingOutcome outcome, List<NewEntry> batch, DateTimeOffset recordedAt)
        {
            if (!history.Entries.Any(DeadlineMonitor.Recorded))
                return outcome;
            var given = batch;
            while (history.Unfounded(outcome) is { Count: > 0 } unfounded)
            {
                var because = batch.First(entry => history.Find(entry.Id ?? default) is null).Id ?? default;
                given = [.. given, .. unfounded.Select(entry => Undoing.Of(entry, 1 + history.Entries.Count(earlier => Undoes(earlier, entry)), because))];
                outcome = history.Judge(given, recordedAt);
            }

            return outcome;
        }

        /// <summary>The monitor's entries that a batch leaves without their ground: they break rules after it, were not awaited any more, or had run out before.</summary>
        private List<Entry> Unfounded(RecordingOutcome outcome)
        {
            if (outcome.Judged.Version == history.Version)
                return [];
            var entriesInConflict = outcome.Conflicts.Select(conflict => conflict.Entry).ToHashSet();
            var after = (Partnership)outcome.Judged.Latest;
            return
            [
                .. from fact in after.Facts
                   where ReferenceEquals(fact.Entry, fact.Form) && fact.Entry.Version <= history.Version
                   let ranOut = LapseKey.Of(fact.Entry)
                   where ranOut is not null && (entriesInConflict.Contains(fact.Entry.Id) || after.IsNoLongerAwaited(ranOut.Value) || HadRunOutEarlier(outcome.Judged, fact, ranOut.Value))
                   select fact.Entry,
            ];
        }
    }

    /// <summary>Whether the last day in time was an earlier one than the monitor knew.</summary>
    private static bool HadRunOutEarlier(History history, FactInForce recorded, LapseKey ranOut) =>
        ((Partnership)history.AsOf(Viewpoint.On(recorded.TakesEffectOn.AddDays(-1)))).Awaited
            .Any(awaited => awaited.Key.LastDay < ranOut.LastDay && awaited.Key with { LastDay = ranOut.LastDay } == ranOut);

    private static bool Undoes(Entry earlier, Entry undone) => Undoing.IsOne(earlier) && earlier.Event is EntryRetracted retracted && retracted.Entry == undone.Id;
}
