using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfCorrection
{
    [Fact]
    public void retracting_a_retraction_is_as_if_nothing_had_been_said() =>
        AnyEntryOfAny((history, target) =>
            Now(Say(history, Retract(target, "r1"), Retract("r1", "r2"))) == Now(history));

    [Fact]
    public void three_retractions_equal_one() =>
        AnyEntryOfAny((history, target) =>
            Now(Say(history, Retract(target, "r1"), Retract("r1", "r2"), Retract("r2", "r3"))) == Now(Say(history, Retract(target, "r1"))));

    [Fact]
    public void what_is_retracted_is_as_if_it_had_never_been_recorded() =>
        Gen.Select(Entries(1, 10).Where(HasNoRivals), Gen.Int[0, 9]).Sample((entries, which) =>
        {
            var (gone, said) = (entries[which % entries.Length].Item1.Id, entries[which % entries.Length].Item1.Event);
            if (said is EntryCorrected && entries.Any(entry => entry.Item1.Event is EntryDisputed or DisputeResolved))
                return true; // a dispute of a retracted correction still concerns its fact
            var retracted = Say(Import(entries), Retract(gone ?? default, "r1"));
            var never = Import(entries.Where(entry => entry.Item1.Id != gone));
            return Now(retracted) == Now(never);
        });

    [Fact]
    public void what_is_corrected_is_as_if_it_had_been_recorded_right_the_first_time() =>
        FactOfAny((entries, which, right, day) =>
        {
            var wrong = entries[which].Item1;
            var corrected = Say(Import(entries), Correct(wrong.Id ?? default, "k1", right, day, wrong.Standing));
            var first = Import([.. entries.Select((entry, i) => i == which ? (wrong with { Event = right, EffectiveOn = day }, entry.Item2) : entry)]);
            return corrected.FactsInForce(Contracts.Viewpoint.Latest).All(fact => fact.Entry.Id != wrong.Id || fact.Form.Id == "k1")
                && Now(corrected) == Now(Unsaid(first, wrong.Id ?? default));
        });

    [Fact]
    public void of_a_correction_of_a_correction_only_the_last_speaks() =>
        FactOfAny((entries, which, right, day) =>
        {
            var id = entries[which].Item1.Id ?? default;
            var history = Import(entries);
            var once = Say(history, Correct(id, "k1", right, day, Standing.Confirmed));
            var twice = Say(history, Correct(id, "k0", new CommitmentReleased { Commitment = "c2" }, day, Standing.Alleged), Correct("k0", "k1", right, day, Standing.Confirmed));
            return Now(once) == Now(twice);
        });

    [Fact]
    public void retracting_a_correction_restores_what_was_said_before_it() =>
        FactOfAny((entries, which, right, day) =>
        {
            var history = Import(entries);
            return Now(Say(history, Correct(entries[which].Item1.Id ?? default, "k1", right, day, Standing.Confirmed), Retract("k1", "r1"))) == Now(history);
        });

    /// <summary>Drops the other corrections of an entry, which would speak instead of what was recorded right.</summary>
    private static History Unsaid(History history, EntryId corrected) =>
        Say(history, [.. history.Entries.Where(entry => entry.Event is EntryCorrected correction && correction.Entry == corrected).Select(entry => Retract(entry.Id, $"u-{entry.Id}"))]);

    private static void AnyEntryOfAny(Func<History, EntryId, bool> law) =>
        Gen.Select(Of(10).Where(history => history.Version > 0), Gen.Int[0, 9]).Sample((history, which) =>
            law(history, history.Entries[which % history.Version].Id));

    private static void FactOfAny(Func<(NewEntry, DateTimeOffset)[], int, FactEvent, PartialDate, bool> law) =>
        Gen.Select(Entries(1, 9).Where(entries => HasNoRivals(entries) && entries.All(IsInForceForGood)), Gen.Int[0, 8], Fact, Day).Sample((entries, which, right, day) =>
            entries[which % entries.Length].Item1.Event is not FactEvent || law(entries, which % entries.Length, right, day));

    /// <summary>No retraction, and nothing said about a correction, which would fall with it.</summary>
    private static bool IsInForceForGood((NewEntry, DateTimeOffset) entry) => entry.Item1.Event is FactEvent or EntryCorrected;

    private static bool HasNoRivals((NewEntry, DateTimeOffset)[] entries) => entries.All(entry => entry.Item1 is { Rivals: null, Supersedes: null });

    private static History Import(IEnumerable<(NewEntry, DateTimeOffset)> entries) => History.Empty(Key).Import(entries).After;

    private static History Say(History history, params NewEntry[] entries) =>
        history.Import(entries.Select(entry => (entry, DateTimeOffset.MaxValue))).After;

    private static NewEntry Retract(EntryId target, EntryId id) => new() { Id = id, Event = new EntryRetracted { Entry = target } };

    private static NewEntry Correct(EntryId target, EntryId id, FactEvent right, PartialDate day, Standing standing) =>
        new() { Id = id, Event = new EntryCorrected { Entry = target, Event = right }, EffectiveOn = day, Standing = standing };

    private static string Now(History history) => Seen(history, Contracts.Viewpoint.Latest) + string.Join('\n', history.FactsInForce(Contracts.Viewpoint.Latest).Select(fact => $"{fact.Entry.Id} {fact.TakesEffectOn}"));
}
