using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfAnswers
{
    [Fact]
    public void folding_an_explanation_alone_gives_the_figure() =>
        Gen.Select(OfAnyKind(14), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
        {
            var seen = history.AsOf(viewpoint);
            return seen.FigureKeys.All(figure => history.Explain(figure, viewpoint)[^1].Figures == seen.FiguresOf(figure));
        });

    [Fact]
    public void folding_the_explanations_behind_a_total_alone_gives_the_total() =>
        Gen.Select(Of(14), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
        {
            var partnership = (Partnership)history.AsOf(viewpoint);
            return PairTotal.Of(Position.Of(partnership)).All(total => PairTotal.Of(Position.Of(Alone(partnership, total))).Contains(total));
        });

    private static Partnership Alone(Partnership partnership, PairTotal total)
    {
        var facts = partnership.Commitments.Where(commitment => (commitment.Debtor, commitment.Creditor) == (total.Debtor, total.Creditor)).SelectMany(commitment => commitment.Explanation)
            .Concat(partnership.Options.Where(option => (option.Debtor, option.Creditor) == (total.Debtor, total.Creditor)).SelectMany(option => option.Explanation))
            .DistinctBy(fact => fact.Entry.Id).ToList();
        FactInForce.Sort(facts);
        var alone = new Partnership(partnership.Stream, partnership.Viewpoint);
        alone.FoldAll(facts);
        return alone;
    }

    [Fact]
    public void the_standing_of_a_figure_is_the_weakest_in_its_explanation() =>
        Gen.Select(OfAnyKind(14).Where(history => history.Entries.All(entry => entry.Event is not EntryDisputed)), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
        {
            var seen = history.AsOf(viewpoint);
            return seen.FigureKeys.All(figure => history.Explain(figure, viewpoint).Max(step => step.Fact.Standing) == seen.FiguresOf(figure)?.Standing);
        });

    [Fact]
    public void every_difference_has_a_cause() =>
        Gen.Select(OfAnyKind(12), RandomHistories.Viewpoint, Day, Instant).Sample((history, earlier, day, known) =>
            history.Changes(earlier, earlier with { AsOf = day, KnownAt = known }).All(change =>
                (change.Before == change.Restated || change.RestatedBy.Count > 0) && (change.Restated == change.After || change.MovedBy.Count > 0)));

    [Fact]
    public void every_cause_lies_within_its_window() =>
        Gen.Select(OfAnyKind(12), RandomHistories.Viewpoint, Day, Instant).Sample((history, earlier, day, known) =>
        {
            var (first, last) = earlier.AsOf < day ? (earlier.AsOf, day) : (day, earlier.AsOf);
            var before = history.FactsInForce(earlier);
            var after = history.FactsInForce(earlier with { KnownAt = known });
            return history.Changes(earlier, earlier with { AsOf = day, KnownAt = known }).All(change =>
                change.MovedBy.All(cause => (cause.Day ?? cause.Fact.TakesEffectOn) is var on && first < on && on <= last)
                && change.RestatedBy.All(cause => !(before.Any(cause.Fact.SpeaksLike) && after.Any(cause.Fact.SpeaksLike))));
        });

    [Fact]
    public void a_viewpoint_and_itself_do_not_differ() =>
        Gen.Select(OfAnyKind(12), RandomHistories.Viewpoint).Sample((history, viewpoint) => history.Changes(viewpoint, viewpoint).Count == 0);

    [Fact]
    public void back_dating_changes_nothing_before_its_day() =>
        Gen.Select(Of(10), Fact, Day, Day).Sample((history, fact, day, asked) =>
        {
            var after = history.Import([(new NewEntry { Id = "late", Event = fact, EffectiveOn = day }, DateTimeOffset.MaxValue)]).After;
            return asked >= day || history.Entries.Any(entry => entry.Event is EntryConfirmed) || Seen(after, Contracts.Viewpoint.On(asked)) == Seen(history, Contracts.Viewpoint.On(asked));
        });

    [Fact]
    public void back_dating_changes_no_commitment_that_it_does_not_name() =>
        Gen.Select(Of(12).Where(history => history.Entries.All(entry => IsAboutNoOther(entry.Event))), RandomHistories.Commitment, RandomHistories.Amount, Gen.Int[0, 3], Day).Sample((history, named, amount, act, day) =>
        {
            FactEvent fact = act switch
            {
                0 => new CommitmentIncreased { Commitment = named, By = amount },
                1 => new PaymentMade { Commitment = named, Amount = amount },
                2 => new CommitmentWithdrawn { Commitment = named, Whole = true },
                _ => new CommitmentReleased { Commitment = named },
            };
            var after = history.Import([(new NewEntry { Id = "late", Event = fact, EffectiveOn = day }, DateTimeOffset.MaxValue)]).After;
            return Days().All(asked => OthersThan(named, after, asked).SequenceEqual(OthersThan(named, history, asked)));
        });

    /// <summary>Ends of deals and partnerships, parts of deals, novations and options make commitments depend on each other.</summary>
    private static bool IsAboutNoOther(ContractEvent happened) => (happened as EntryCorrected)?.Event is { } corrected ? IsAboutNoOther(corrected) : happened is not (
        PartyLeft or PartnershipDissolved or DealCompleted or DealTerminated or CommitmentNovated or OptionGranted or EntryConfirmed
        or CommitmentWithdrawn { Deal: not null } or CommitmentMade { PassesOn: not null });

    private static IEnumerable<string> OthersThan(Id<Commitment> named, History history, DateOnly day) =>
        ((Partnership)history.AsOf(Contracts.Viewpoint.On(day))).Commitments.Where(commitment => commitment.Id != named).Select(Seen);
}
