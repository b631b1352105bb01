using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfSuppositions
{
    private static readonly Gen<(History History, EntryId One, EntryId Other)> Doubted =
        Gen.Select(OfAnyKind(12).Where(history => history.Version > 0), Gen.Int[0, 11], Gen.Int[0, 11], (history, one, other) =>
            (history, history.Entries[one % history.Version].Id, history.Entries[other % history.Version].Id));

    [Fact]
    public void leaving_out_nothing_changes_nothing() =>
        Gen.Select(OfAnyKind(12), RandomHistories.Viewpoint).Sample((history, viewpoint) => Seen(history.Without(), viewpoint) == Seen(history, viewpoint));

    [Fact]
    public void leaving_out_one_after_the_other_is_leaving_out_both() =>
        Gen.Select(Doubted, RandomHistories.Viewpoint).Sample((doubted, viewpoint) =>
            Seen(doubted.History.Without(doubted.One).Without(doubted.Other), viewpoint) == Seen(doubted.History.Without(doubted.One, doubted.Other), viewpoint));

    [Fact]
    public void what_is_left_out_is_as_if_it_had_never_been_recorded() =>
        Gen.Select(Doubted.Where(doubted => !doubted.History.Entries.Any(entry => (entry.Event as ControlEvent)?.Entry == doubted.One || entry.Rivals == doubted.One || entry.Supersedes == doubted.One)), Day, Policy).Sample((doubted, day, policy) =>
        {
            var viewpoint = new Viewpoint { AsOf = day, Evidence = policy };
            var others = doubted.History.Entries.Where(entry => entry.Id != doubted.One)
                .Select(entry => (new NewEntry { Id = entry.Id, Event = entry.Event, EffectiveOn = entry.EffectiveOn, Source = entry.Source, Standing = entry.Standing, Rivals = entry.Rivals, Supersedes = entry.Supersedes }, entry.RecordedAt));
            return Figures(doubted.History.Without(doubted.One), viewpoint).SequenceEqual(Figures(History.Empty(doubted.History.Stream).Import(others).After, viewpoint));
        });

    [Fact]
    public void leaving_out_again_what_was_added_restores_what_was_there() =>
        Gen.Select(OfAnyKind(10), Fact, Day, RandomHistories.Viewpoint).Where((history, _, _, _) => history.Stream.Kind == StreamKind.Partnership).Sample((history, fact, day, viewpoint) =>
        {
            var supposed = history.With(new NewEntry { Id = "supposed", Event = fact, EffectiveOn = day });
            return Figures(supposed.Without("supposed"), viewpoint).SequenceEqual(Figures(history, viewpoint));
        });

    [Fact]
    public void every_question_can_be_asked_of_what_is_supposed() =>
        Gen.Select(Doubted, RandomHistories.Viewpoint, Day, Instant).Sample((doubted, viewpoint, day, known) =>
        {
            var supposed = doubted.History.Without(doubted.One);
            var seen = supposed.AsOf(viewpoint);
            return seen.FigureKeys.All(figure => supposed.Explain(figure, viewpoint)[^1].Figures == seen.FiguresOf(figure)
                    && supposed.Beliefs(figure, viewpoint.AsOf, viewpoint.Evidence).Last(belief => belief.KnownFrom <= viewpoint.KnownAt).Figures == seen.FiguresOf(figure))
                && supposed.Changes(viewpoint, viewpoint with { AsOf = day, KnownAt = known }).All(change =>
                    (change.Before == change.Restated || change.RestatedBy.Count > 0) && (change.Restated == change.After || change.MovedBy.Count > 0)
                    && change.RestatedBy.Concat(change.MovedBy).All(cause => cause.Fact.Entry.Id != doubted.One && cause.Controls.All(control => control.Id != doubted.One)));
        });

    private static IEnumerable<(FigureKey, Figures?)> Figures(History history, Viewpoint viewpoint)
    {
        var seen = history.AsOf(viewpoint);
        return seen.FigureKeys.Select(figure => (figure, seen.FiguresOf(figure)));
    }
}
