using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfPortfolios
{
    private const decimal Rounding = 0.00000001m;

    /// <summary>So much that whatever stands beside it hardly counts: it stands for an open end.</summary>
    private const decimal Vast = 10_000_000_000m;

    /// <summary>What each of up to four parties owes: a range of small numbers, or an open one.</summary>
    private static readonly Gen<(int Min, int? Max)[]> Owed =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 4], (min, width, open) => (min, open == 0 ? (int?)null : min + width)).Array[1, 4];

    [Fact]
    public void every_truth_lies_inside_the_total_and_both_ends_are_reached() =>
        Owed.Sample(owed =>
        {
            var total = Exposure.Of(Positions(owed)).ByUnit.Single().Firm;
            var truths = Truths(owed).Select(truth => truth.Sum()).ToList();
            return truths.TrueForAll(truth => total.Min <= truth && (total.OpenEnded > 0 || truth <= total.Max))
                && truths.Min() == total.Min && (truths.Max() == total.Max || total.OpenEnded > 0);
        });

    [Fact]
    public void every_truth_lies_inside_the_shares_and_both_ends_are_reached() =>
        Owed.Sample(owed =>
        {
            var truths = Truths(owed).Where(truth => truth.Sum() > 0).ToList();
            var shares = Concentration.Of(Positions(owed), CommitmentSide.Debtor).Single().Shares;
            return truths.Count == 0 ? shares.Count == 0 : shares.All(share =>
            {
                var reached = truths.Select(truth => truth[IndexOf(share.Party)] / truth.Sum()).ToList();
                return share.Min <= reached.Min() && reached.Max() <= share.Max && reached.Min() - share.Min <= Rounding && share.Max - reached.Max() <= Rounding
                    && share.IsPoint == (reached.Min() == reached.Max());
            });
        });

    [Fact]
    public void the_largest_is_so_in_every_truth_and_all_others_that_may_be_are_named() =>
        Owed.Sample(owed =>
        {
            var truths = Truths(owed).Where(truth => truth.Sum() > 0).ToList();
            var concentration = Concentration.Of(Positions(owed), CommitmentSide.Debtor).Single();
            var possible = truths.SelectMany(truth => Enumerable.Range(0, truth.Length).Where(i => truth[i] == truth.Max())).Distinct().Order();
            return concentration.PerhapsLargest.Select(IndexOf).SequenceEqual(possible)
                && (concentration.Largest is not { } largest || truths.TrueForAll(truth => truth.Where((_, i) => i != IndexOf(largest)).All(other => other < truth[IndexOf(largest)])));
        });

    [Fact]
    public void the_index_is_known_where_all_truths_have_one_and_is_theirs() =>
        Owed.Sample(owed =>
        {
            var indices = Truths(owed).Where(truth => truth.Sum() > 0).Select(truth => truth.Sum(part => part / truth.Sum() * (part / truth.Sum()))).ToList();
            return Concentration.Of(Positions(owed), CommitmentSide.Debtor).Single().Herfindahl is not { } index || indices.TrueForAll(truth => Math.Abs(truth - index) <= Rounding);
        });

    [Fact]
    public void every_grouping_but_the_pairs_comes_to_the_same() =>
        Gen.Select(Of(12), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
        {
            var portfolio = CommitmentBoard.Of([history], viewpoint).Portfolio;
            var exposure = portfolio.Exposure;
            return exposure.ByUnit.All(whole =>
                Sum(whole.Unit, exposure.ByDebtor) == whole.Firm && Sum(whole.Unit, exposure.ByCreditor) == whole.Firm && Sum(whole.Unit, portfolio.ByDeal) == whole.Firm
                && exposure.ByNature.Where(total => total.Unit == whole.Unit && total.Nature == PositionNature.Firm).All(total => total.Total == whole.Firm)
                && Sum(whole.Unit, exposure.ByPair) is var pairs && pairs.Min >= whole.Firm.Min && pairs.OpenEnded >= whole.Firm.OpenEnded);
        });

    [Fact]
    public void everything_can_be_asked_of_any_history() =>
        Gen.Select(OfAnyKind(14), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
        {
            var portfolio = CommitmentBoard.Of([history], viewpoint).Portfolio;
            return portfolio.Backlogs.All(backlog => backlog.ByMaturity.Count == 6) && portfolio.Deadlines.All(deadline => Enum.IsDefined(deadline.Status)) && portfolio.Cures.All(cure => Enum.IsDefined(cure.Status));
        });

    private static Total Sum(AmountUnit unit, IEnumerable<PositionTotal> totals) =>
        totals.Where(total => total.Unit == unit).Aggregate(Total.Of(unit, []), (sum, total) => sum.Plus(total.Firm));

    private static IEnumerable<Position> Positions((int Min, int? Max)[] owed) => owed.Select((range, i) =>
        Portfolios.Owed.By($"p{i}", "creditor", range.Max is { } max ? Contracts.Amount.Between(range.Min, max, "USD") : Contracts.Amount.AtLeast(range.Min, "USD")));

    private static int IndexOf(Id<Party> party) => party.ToString()[1] - '0';

    /// <summary>All choices of whole numbers within the ranges; an open end is its least, one more, or vast.</summary>
    private static IEnumerable<decimal[]> Truths((int Min, int? Max)[] owed) =>
        owed.Aggregate(Enumerable.Repeat(Array.Empty<decimal>(), 1), (chosen, range) => chosen.SelectMany(before => Choices(range).Select(choice => (decimal[])[.. before, choice])));

    private static IEnumerable<decimal> Choices((int Min, int? Max) range) =>
        range.Max is { } max ? Enumerable.Range(range.Min, max - range.Min + 1).Select(choice => (decimal)choice) : [range.Min, range.Min + 1, Vast];
}
