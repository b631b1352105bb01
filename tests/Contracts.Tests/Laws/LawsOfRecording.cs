using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfRecording
{
    private static readonly DateTimeOffset Later = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void recording_the_same_batch_again_changes_nothing() =>
        Gen.Select(Of(8), Entries(1, 4)).Sample((history, entries) =>
        {
            var batch = entries.Select(entry => entry.Item1 with { Id = $"new-{entry.Item1.Id}" }).ToList();
            var once = history.Import(batch.Select(entry => (entry, Later))).After;
            var again = once.Record(batch, Later.AddDays(1));
            return !again.IsRefused && again.Recorded.Count == 0 && again.Repeated.Count == batch.Count && again.After.Version == once.Version;
        });

    [Fact]
    public void what_the_strict_door_lets_in_adds_no_anomaly_from_any_viewpoint() =>
        Gen.Select(Of(8), Entries(1, 3)).Sample((history, entries) =>
        {
            var outcome = history.Record(entries.Select(entry => entry.Item1 with { Id = $"new-{entry.Item1.Id}" }), Later);
            if (outcome.IsRefused)
                return outcome.After.Version == history.Version && outcome.Recorded.Count == 0;
            var before = Conflicts(history.AsOf(Contracts.Viewpoint.Latest));
            return Days().All(day => Conflicts(outcome.After.AsOf(Contracts.Viewpoint.On(day))).IsSubsetOf(before));
        });

    [Fact]
    public void what_a_batch_adds_is_what_the_whole_folds_before_and_after_it_differ_in() =>
        Gen.Select(Of(8), Entries(1, 3)).Sample((history, entries) =>
        {
            var outcome = history.Import(entries.Select(entry => (entry.Item1 with { Id = $"new-{entry.Item1.Id}" }, Later)));
            var found = outcome.Anomalies.Where(anomaly => anomaly.Code is not ("unknown-entry" or "not-a-fact" or "retracted-entry")).Select(anomaly => (anomaly.Code, anomaly.Entry));
            return Conflicts(outcome.After.AsOf(Contracts.Viewpoint.Latest)).Except(Conflicts(history.AsOf(Contracts.Viewpoint.Latest))).ToHashSet().SetEquals(found);
        });

    [Fact]
    public void one_full_fold_finds_every_conflict() =>
        Of(12).Sample(history =>
        {
            var all = Conflicts(history.AsOf(Contracts.Viewpoint.Latest));
            return Days().All(day => Conflicts(history.AsOf(Contracts.Viewpoint.On(day))).IsSubsetOf(all));
        });

    private static HashSet<(string, EntryId)> Conflicts(Aggregate aggregate) => [.. aggregate.Anomalies.Select(anomaly => (anomaly.Code, anomaly.Entry))];
}
