using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

/// <summary>What is folded goes back to copies that it kept, and is then what it is when everything is folded from the first fact on.</summary>
public sealed class LawsOfGoingBack
{
    private static readonly DateTimeOffset Instants = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly FactEvent[] EverythingThatHappens =
    [
        new PartnershipFormed { Parties = [new() { Id = "ann" }, new() { Id = "bob" }] },
        new DealSigned { Deal = "d", Term = new Term { From = new DateOnly(2025, 1, 1), To = new DateOnly(2030, 1, 1) } },
        new CommitmentMade { Commitment = "c", Deal = "d", Debtor = "ann", Creditor = "bob", Amount = Usd(100), Schedule = new Schedule { Evenly = new Term { From = new DateOnly(2025, 1, 1), To = new DateOnly(2030, 1, 1) } } },
        new OptionGranted { Option = "o", Deal = "d", Holder = "bob", Amount = Usd(50), Increases = "c" },
        new EquityCommitted { Investment = "i", Investor = "bob", Issuer = "ann", Amount = Usd(10) },
        new MilestoneScheduled { Milestone = "m", Deal = "d", Due = new DateOnly(2025, 6, 1) },
        new MilestoneScheduled { Milestone = "n", Deal = "d", Due = new DateOnly(2025, 7, 1) },
        new BreachNotified { Breach = "b", Deal = "d", Party = "ann", CureDays = 30 },
        new DealAmended { Deal = "d", Number = "1" },
        new DeliveryIssueReported { Deal = "d" },
        new DeliveryRejected { Commitment = "c" },
        new TerminationNoticed { Deal = "d", Cause = TerminationCause.Convenience, EndsOn = new DateOnly(2029, 1, 1) },
        new DealSuspended { Deal = "d", TollsDeadlines = true },
        new DealResumed { Deal = "d" },
        new CommitmentIncreased { Commitment = "c", By = Usd(5) },
        new CommitmentReduced { Commitment = "c", By = Usd(2) },
        new OptionExercised { Option = "o", Amount = Usd(20) },
        new EquityInvested { Investment = "i", Investor = "bob", Issuer = "ann", Amount = Usd(10) },
        new MilestoneMet { Milestone = "m" },
        new DeadlineMissed { Milestone = "n" },
        new DeadlineMissed { Deal = "d" },
        new BreachCured { Breach = "b" },
        new DealAmended { Deal = "d", Number = "2" },
        new DeliveryIssueReported { Deal = "d" },
        new DeliveryRejected { Commitment = "c" },
        new TerminationNoticed { Deal = "d", Cause = TerminationCause.Convenience, EndsOn = new DateOnly(2028, 1, 1) },
        new DealSuspended { Deal = "d", TollsDeadlines = true },
        new DealResumed { Deal = "d" },
        new OptionExercised { Option = "o", All = true },
        new PartnershipReassessed { ByParty = "ann" },
        new PartyJoined { Party = "cas" },
        new CommitmentWithdrawn { Commitment = "c", Whole = true },
        new PartnershipDissolved(),
    ];

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
            Folded(original, facts.Skip(Math.Max(count, other))); // in folding order, as a history gives them
            return Everything(copy) == before && Everything(Folded(copy, facts.Skip(count))) == Everything(Folded(new(Key, Contracts.Viewpoint.Latest), facts));
        });

    [Fact]
    public void whatever_happens_to_a_copy_leaves_the_original_as_it_was()
    {
        var facts = History.Empty(Key).Import(EverythingThatHappens.Select((happened, i) => (new NewEntry { Id = $"e{i}", Event = happened, EffectiveOn = new DateOnly(2025, 1, 1).AddDays(i) }, Instants.AddMinutes(i)))).After
            .FactsThatSpeak(EverythingThatHappens.Length, EvidencePolicy.All);
        for (var count = 0; count <= facts.Count; count++)
        {
            var original = Folded(new(Key, Contracts.Viewpoint.Latest), facts.Take(count));
            var before = Everything(original);
            Everything(Folded(original.Copy(), facts.Skip(count))).Should().Be(Everything(Folded(new(Key, Contracts.Viewpoint.Latest), facts)));
            Everything(original).Should().Be(before, "{0} facts are folded into it", count);
        }
    }

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
        .. partnership.Deals.Select(deal => $"{Ids(deal.Basis.Facts)} {Ids(deal.Amendments)} {Ids(deal.Notices)} {Ids(deal.Troubles)} {deal.IsSuspended} {deal.EndedBy?.Entry.Id}"),
        .. partnership.Milestones.Select(milestone => $"{milestone.LastDayDue} {milestone.IsLate} {milestone.IsContested}"),
        .. partnership.Anomalies.Concat(partnership.Refusable).Select(anomaly => $"{anomaly}"),
        $"{partnership.Reassessments.Count} {Ids(partnership.MissedDeadlines)} {Ids(partnership.Facts)}",
    ]);

    private static Amount Usd(decimal amount) => Contracts.Amount.Exactly(amount, AmountUnit.Usd);

    private static string Ids(IEnumerable<FactInForce> facts) => string.Join(' ', facts.Select(fact => fact.Entry.Id));
}
