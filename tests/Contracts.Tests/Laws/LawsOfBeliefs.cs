using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfBeliefs
{
    private static readonly Gen<(History History, DateOnly Day, EvidencePolicy Evidence)> Asked = Gen.Select(OfAnyKind(12), Day, Policy);

    [Fact]
    public void what_was_held_at_an_instant_is_what_was_shown_then() =>
        Gen.Select(Asked, Instant).Sample((asked, known) =>
        {
            var shown = asked.History.AsOf(new Viewpoint { AsOf = asked.Day, KnownAt = known, Evidence = asked.Evidence });
            return Every(asked, (figure, beliefs) =>
                beliefs.SingleOrDefault(belief => belief.KnownFrom <= known && (belief.KnownTo is not { } over || known < over))?.Figures == shown.FiguresOf(figure));
        });

    [Fact]
    public void one_belief_follows_the_other_without_a_gap_to_the_present() =>
        Asked.Sample(asked => Every(asked, (_, beliefs) =>
            beliefs.Zip(beliefs.Skip(1)).All(pair => pair.First.KnownFrom < pair.First.KnownTo && pair.First.KnownTo == pair.Second.KnownFrom)
            && (beliefs.Count == 0 || beliefs[^1].KnownTo is null)));

    [Fact]
    public void no_two_neighbours_are_the_same_and_each_has_a_cause() =>
        Asked.Sample(asked => Every(asked, (_, beliefs) =>
            beliefs.Prepend(null).Zip(beliefs).All(pair => pair.First?.Figures != pair.Second.Figures && pair.Second.Causes.Count > 0)));

    /// <summary>Of everything that was ever shown.</summary>
    private static bool Every((History History, DateOnly Day, EvidencePolicy Evidence) asked, Func<FigureKey, IReadOnlyList<Belief>, bool> holds) =>
        asked.History.Entries.SelectMany(entry => asked.History.AsOf(Contracts.Viewpoint.Latest with { KnownAt = entry.RecordedAt }).FigureKeys).Distinct()
            .All(figure => holds(figure, asked.History.Beliefs(figure, asked.Day, asked.Evidence)));
}
