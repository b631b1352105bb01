using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class ResolvingADispute
{
    private static readonly EntryDisputed Disputed = new() { Entry = "e2", ByParty = "bob" };

    private static readonly DisputeResolved Resolved = new() { Entry = "e2", Outcome = "bob agrees" };

    [Fact]
    public void ends_all_earlier_disputes() =>
        Given.ACommitment(5.Usd()).And(Disputed).And(Disputed with { ByParty = "cas" }).And(Resolved).Commitment.Should().Match<Commitment>(c => c.Outstanding == 5.Usd() && !c.IsContested);

    [Fact]
    public void ends_no_later_one() => Given.ACommitment(5.Usd()).And(Disputed).And(Resolved).And(Disputed with { ByParty = "cas" }).Commitment.IsContested.Should().BeTrue();

    [Fact]
    public void can_be_retracted() => Given.ACommitment(5.Usd()).And(Disputed).And(Resolved).And(new EntryRetracted { Entry = "e4" }).Commitment.Outstanding.Should().Be(0.ToUsd(5));

    [Fact]
    public void changes_no_fact_by_its_outcome() => Given.ACommitment(5.Usd()).And(Disputed).And(Resolved with { Outcome = "it was 3" }).Commitment.Outstanding.Should().Be(5.Usd());

    [Fact]
    public void of_a_correction_concerns_its_fact() =>
        Given.ACommitment(5.Usd()).And(Disputed).And("2025-01-03", new EntryCorrected { Entry = "e2", Event = Made(7.Usd()) }).And(Resolved with { Entry = "e4" })
            .Commitment.Outstanding.Should().Be(7.Usd());

    [Fact]
    public void is_judged_against_the_later_history() =>
        Given.ACommitment(5.Usd()).And("2025-02-01", new CommitmentReleased { Commitment = "c" }).And(new EntryDisputed { Entry = "e3", ByParty = "ann" })
            .And("2025-03-01", new PaymentMade { Commitment = "c", Amount = 1.Usd() }).Conflict(new DisputeResolved { Entry = "e3" }).Should().Be("e5 already-closed");
}
