namespace Contracts;

/// <summary>Questions about the deadlines, cures, options and terms of one stream that run out.</summary>
public static class HistoryLapses
{
    /// <param name="history">The stream's history.</param>
    extension(History history)
    {
        /// <summary>
        /// Everything that ran out by a day and is not recorded yet: missed deadlines, lapsed cures and options,
        /// tacitly renewed and expired deals. Each entry takes effect on the day after the last day in time, which includes grace, cure and
        /// suspensions.
        /// </summary>
        /// <remarks>
        /// Nothing is recorded. All evidence counts, and only what is certain is reported: nothing is over before the
        /// last day that an imprecise date may mean, nothing is reported that would break a rule, and nothing that was
        /// disputed or taken back is reported again. Recording the entries is never refused, and afterwards the
        /// result is empty.
        /// </remarks>
        /// <param name="day">The day that has begun; deadlines whose last day was before it have run out.</param>
        /// <returns>Entries for <see cref="History.Record"/>, by effective date; empty if nothing ran out.</returns>
        public IReadOnlyList<NewEntry> LapsedBy(DateOnly day)
        {
            ArgumentNullException.ThrowIfNull(history);
            return history.Stream.Kind == StreamKind.Partnership ? new LapseSearch(history, day).Run() : [];
        }

        /// <summary>
        /// The outcome of a batch with retractions of the deadline monitor's entries that lose their ground by it. An
        /// entry that was corrected no longer belongs to the monitor.
        /// </summary>
        internal RecordingOutcome WithUndone(
            RecordingOutcome outcome, IReadOnlyList<NewEntry> batch, DateTimeOffset recordedAt)
        {
            if (!history.Entries.Any(DeadlineMonitor.Recorded))
                return outcome;
            var given = batch;
            while (history.Unfounded(outcome) is { Count: > 0 } unfounded)
            {
                var because = batch.First(entry => history.Find(entry.Id ?? default) is null).Id ?? default;
                given =
                [
                    .. given,
                    .. unfounded.Select(entry => Undoing.Of(entry, history.NextUndoingOf(entry), because)),
                ];
                outcome = history.Judge(given, recordedAt);
            }

            return outcome;
        }

        /// <summary>The number that the next retraction of an entry of the monitor has.</summary>
        private int NextUndoingOf(Entry undone) => 1 + history.Entries.Count(earlier => Undoes(earlier, undone));

        /// <summary>
        /// The monitor's entries that lose their ground by a batch: they then break a rule, were no longer awaited, or
        /// had run out on an earlier day.
        /// </summary>
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
                   where ranOut is not null
                       && (entriesInConflict.Contains(fact.Entry.Id)
                           || after.IsNoLongerAwaited(ranOut.Value)
                           || HadRunOutEarlier(outcome.Judged, fact, ranOut.Value))
                   select fact.Entry,
            ];
        }
    }

    /// <summary>True if it had run out by the day before the recorded one.</summary>
    private static bool HadRunOutEarlier(History history, FactInForce recorded, LapseKey ranOut)
    {
        var before = recorded.TakesEffectOn.AddDays(-1);
        return ranOut.Kind != LapseKind.DealRenewed // Each round has a renewal of its own.
            && ((Partnership)history.AsOf(Viewpoint.On(before))).Awaited
                .Select(awaited => awaited.Key)
                .Any(key => key.LastDay < before && key with { LastDay = ranOut.LastDay } == ranOut);
    }

    private static bool Undoes(Entry earlier, Entry undone) =>
        Undoing.IsOne(earlier) && earlier.Event is EntryRetracted retracted && retracted.Entry == undone.Id;
}
