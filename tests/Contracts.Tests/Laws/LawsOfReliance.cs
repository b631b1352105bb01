using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfReliance
{
    private const decimal Rounding = 0.0000001m;

    /// <summary>So much that it stands for what has no upper bound.</summary>
    private const decimal Vast = 1_000_000m;

    private static readonly Gen<(Portfolio Portfolio, Id<Party> Party)> Asked =
        Gen.Select(Of(14), RandomHistories.Viewpoint, RandomHistories.Party, (history, viewpoint, party) => (CommitmentBoard.Of([history], viewpoint).Portfolio, party));

    [Fact]
    public void every_share_holds_that_of_every_narrowing() =>
        Gen.Select(Asked, Gen.Int[0, 4].Array[4], Gen.Int[0, 4].Array[4]).Sample((asked, from, to) =>
        {
            var narrowed = asked.Portfolio.Positions.Select((position, i) => Narrowed(position, Math.Min(from[i % 4], to[i % 4]), Math.Max(from[i % 4], to[i % 4])));
            var narrower = Reliance.Of(asked.Party, null, narrowed, []);
            return Sides(asked.Portfolio.Reliance(asked.Party)).Zip(Sides(narrower)).All(pair => pair.Second.Shares.All(inner =>
                pair.First.Shares.SingleOrDefault(share => share.Party == inner.Party) is { } outer && outer.Min <= inner.Min && inner.Max <= outer.Max));
        });

    [Fact]
    public void the_shares_of_exact_amounts_add_up_to_all() =>
        Gen.Select(Asked, Gen.Int[0, 4].Array[4]).Sample((asked, at) =>
        {
            var points = asked.Portfolio.Positions.Select((position, i) => Narrowed(position, at[i % 4], at[i % 4]));
            return Sides(Reliance.Of(asked.Party, null, points, [])).All(side =>
                side.Firm.IsPoint && (side.Firm.IsNone ? side.Shares.Count == 0
                    : side.Shares.All(share => share.IsPoint) && Math.Abs(side.Shares.Sum(share => share.Min) - 1) <= Rounding && Math.Abs(side.Shares.Sum(share => share.Max) - 1) <= Rounding));
        });

    [Fact]
    public void each_side_is_what_the_totals_by_pair_say() =>
        Asked.Sample(asked =>
        {
            var (reliance, pairs) = (asked.Portfolio.Reliance(asked.Party), asked.Portfolio.Exposure.ByPair);
            return pairs.Where(total => total.Debtor == asked.Party).GroupBy(total => total.Unit).All(owed => Said(reliance.ByUnit.Single(of => of.Unit == owed.Key).Obligations) == Said(owed))
                && pairs.Where(total => total.Creditor == asked.Party).GroupBy(total => total.Unit).All(owed => Said(reliance.ByUnit.Single(of => of.Unit == owed.Key).Claims) == Said(owed))
                && reliance.ByUnit.All(of => Sum(of.Obligations) == of.Obligations.Firm && Sum(of.Claims) == of.Claims.Firm)
                && reliance.ByUnit.All(of => asked.Portfolio.Reliance(asked.Party, of.Unit).ByUnit.Single() == of);
        });

    private static (Total, Standing, bool) Said(RelianceSide side) => (side.Firm, side.Standing, side.IsContested);

    private static (Total, Standing, bool) Said(IGrouping<AmountUnit, PairTotal> pairs) =>
        (pairs.Aggregate(Total.Of(pairs.Key, []), (sum, pair) => sum.Plus(pair.Firm)), pairs.Max(pair => pair.Standing), pairs.Any(pair => pair.IsContested));

    private static Total Sum(RelianceSide side) => side.Shares.Aggregate(Total.Of(side.Firm.Unit, []), (sum, share) => sum.Plus(share.Total));

    private static IEnumerable<RelianceSide> Sides(Reliance reliance) => reliance.ByUnit.SelectMany(of => new[] { of.Obligations, of.Claims });

    /// <summary>The position with what is outstanding narrowed to some quarters of its range.</summary>
    private static Position Narrowed(Position position, int from, int to)
    {
        if (position.Figures is not CommitmentFigures figures)
            return position;
        var (min, width) = (position.Amount.Min, (position.Amount.Max ?? Vast) - position.Amount.Min);
        return position with { Figures = figures with { Outstanding = Contracts.Amount.Between(At(from), At(to), position.Unit) } };

        decimal At(int quarters) => decimal.Round(min + (width * quarters / 4), 8, MidpointRounding.ToZero);
    }
}
