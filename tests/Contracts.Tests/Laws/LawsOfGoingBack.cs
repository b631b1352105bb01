using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

/// <summary>What is folded goes back to copies that it kept, and is then what it is when everything is folded from the first fact on.</summary>
public sealed class LawsOfGoingBack
{
    [Fact]
    public void slices_are_the_same_with_copies_and_without() =>
        Gen.Select(Of(16), Policy).Sample((history, policy) =>
        {
            var (with, without) = (new StreamSlices(history, policy, leastApart: 1), new StreamSlices(history, policy, leastApart: int.MaxValue));
            return Enumerable.Range(1, history.Version).All(version =>
            {
                var (one, other) = (with.LearnTo(version), without.LearnTo(version));
                return one.Ended.ToHashSet().SetEquals(other.Ended) && one.Begun.ToHashSet().SetEquals(other.Begun);
            });
        });

    [Fact]
    public void a_copy_folds_on_as_the_original_would() =>
        Gen.Select(Of(16), Gen.Int[0, 16]).Sample((history, count) =>
        {
            var facts = history.FactsThatSpeak(history.Version, EvidencePolicy.All);
            return Everything(Folded(Folded(new(Key, Contracts.Viewpoint.Latest), facts.Take(count)).Copy(), facts.Skip(count))) == Everything(Folded(new(Key, Contracts.Viewpoint.Latest), facts));
        });

    [Fact]
    public void a_copy_and_the_original_go_on_apart() =>
        Gen.Select(Of(16), Gen.Int[0, 16], Gen.Int[0, 16]).Sample((history, count, other) =>
        {
            var facts = history.FactsThatSpeak(history.Version, EvidencePolicy.All);
            var original = Folded(new(Key, Contracts.Viewpoint.Latest), facts.Take(count));
            var (copy, before) = (original.Copy(), Everything(original));
            Folded(original.Copy(), facts.Skip(count));
            Folded(original, facts.Skip(other));
            return Everything(copy) == before && Everything(Folded(copy, facts.Skip(count))) == Everything(Folded(new(Key, Contracts.Viewpoint.Latest), facts));
        });

    private static Partnership Folded(Partnership partnership, IEnumerable<FactInForce> facts)
    {
        foreach (var fact in facts)
            partnership.Fold(fact);
        return partnership;
    }

    private static string Everything(Partnership partnership) => string.Join('\n',
    [
        .. Seen(partnership),
        .. partnership.Commitments.Select(commitment => $"{commitment.Id} {commitment.Troubles.Count} {commitment.Past?.Grown} {commitment.Past?.TakenOtherwise} {Ids(commitment.Explanation)}"),
        .. partnership.Options.Select(option => Ids(option.Explanation)),
        .. partnership.Investments.Select(investment => Ids(investment.Explanation)),
        .. partnership.Deals.Select(deal => $"{Ids(deal.Grounds.Facts)} {Ids(deal.Amendments)} {Ids(deal.Notices)} {deal.IsSuspended}"),
        .. partnership.Milestones.Select(milestone => $"{milestone.LastDayDue} {milestone.IsLate} {milestone.IsContested}"),
        .. partnership.Anomalies.Concat(partnership.Refusable).Select(anomaly => $"{anomaly}"),
        $"{partnership.Reassessments.Count} {Ids(partnership.MissedDeadlines)} {Ids(partnership.Facts)}",
    ]);

    private static string Ids(IEnumerable<FactInForce> facts) => string.Join(' ', facts.Select(fact => fact.Entry.Id));
}
