using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfTime
{
    [Fact]
    public void what_was_known_at_an_instant_is_the_stream_cut_there() =>
        Gen.Select(Of(12), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
            Seen(history, viewpoint) == Seen(history.KnownAt(viewpoint.KnownAt), viewpoint with { KnownAt = DateTimeOffset.MaxValue }));

    [Fact]
    public void what_is_recorded_later_changes_nothing_that_was_known_before() =>
        Gen.Select(Entries(1, 12), Gen.Int[0, 12], RandomHistories.Viewpoint).Sample((entries, cut, viewpoint) =>
        {
            var before = History.Empty(Key).Import(entries.Take(cut)).After;
            var after = before.Import(entries.Skip(cut).Select(late => (late.Item1, viewpoint.KnownAt.AddHours(1)))).After;
            var knownAt = viewpoint with { KnownAt = before.Version == 0 || before.KnownSince(before.Version) <= viewpoint.KnownAt ? viewpoint.KnownAt : DateTimeOffset.MinValue };
            return Seen(after, knownAt) == Seen(before, knownAt);
        });

    [Fact]
    public void a_batch_is_known_whole_or_not_at_all() =>
        Gen.Select(Entries(2, 8), Instant, Instant).Sample((entries, at, asked) =>
            History.Empty(Key).Import(entries.Select(entry => (entry.Item1, at))).After.KnownAt(asked).Version is var known
            && known == (at <= asked ? entries.Length : 0));

    [Fact]
    public void clocks_that_run_backwards_hide_nothing_and_show_nothing_early() =>
        Gen.Select(Of(12), Instant).Sample((history, asked) =>
        {
            var known = history.KnownAt(asked);
            return known.Entries.All(entry => entry.RecordedAt <= asked)
                && (known.Version == history.Version || history.Entries[known.Version].RecordedAt > asked);
        });

    [Fact]
    public void facts_that_take_effect_later_have_no_influence() =>
        Gen.Select(Entries(1, 12).Where(SpeakForThemselves), Day).Sample((entries, day) =>
        {
            var history = History.Empty(Key).Import(entries).After;
            var later = history.FactsInForce(Contracts.Viewpoint.Latest).Where(fact => fact.TakesEffectOn > day).Select(fact => fact.Entry.Id);
            var without = history.Import(later.Select((id, i) => (new NewEntry { Id = $"r{i}", Event = new EntryRetracted { Entry = id } }, DateTimeOffset.MaxValue))).After;
            return Seen(history, Contracts.Viewpoint.On(day)) == Seen(without, Contracts.Viewpoint.On(day));
        });

    [Fact]
    public void facts_that_take_effect_later_and_stand_alone_have_no_influence_beside_claims() =>
        Gen.Select(Entries(1, 12).Where(entries => entries.All(entry => entry.Item1.Event is not EntryConfirmed)), Day).Sample((entries, day) =>
        {
            var history = History.Empty(Key).Import(entries).After;
            var joined = history.Entries.Select(entry => entry.Rivals ?? entry.Supersedes).ToHashSet();
            var later = history.FactsInForce(Contracts.Viewpoint.Latest)
                .Where(fact => fact.TakesEffectOn > day && fact.Entry is { Rivals: null, Supersedes: null } && !joined.Contains(fact.Entry.Id)).Select(fact => fact.Entry.Id);
            var without = history.Import(later.Select((id, i) => (new NewEntry { Id = $"r{i}", Event = new EntryRetracted { Entry = id } }, DateTimeOffset.MaxValue))).After;
            return Seen(history, Contracts.Viewpoint.On(day)) == Seen(without, Contracts.Viewpoint.On(day));
        });

    [Fact]
    public void an_account_is_silent_while_one_that_supersedes_it_is_in_force_and_admitted() =>
        Gen.Select(OfAnyKind(12), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
            history.FactsInForce(viewpoint).All(speaker => speaker.Rivals.All(other =>
                other.Entry.Supersedes != speaker.Entry.Id || other.Entry.Version < speaker.Entry.Version
                || other.Form.Source.Publisher is null || other.Form.Source.Publisher != speaker.Form.Source.Publisher || other.Standing > speaker.Standing)));

    /// <summary>Who speaks among rivals, and who is a party that can confirm, does not depend on the day.</summary>
    private static bool SpeakForThemselves((NewEntry, DateTimeOffset)[] entries) =>
        entries.All(entry => entry.Item1 is { Rivals: null, Supersedes: null, Event: not EntryConfirmed });
}
