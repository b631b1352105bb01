using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class DisputingAnEntry
{
    private static readonly EntryDisputed Disputed = new() { Entry = "e2", ByParty = "bob", CounterClaim = "it was 3" };

    [Fact]
    public void counts_its_amount_from_nothing_on_every_day_as_known_afterwards()
    {
        var disputed = Given.ACommitment(5.Usd()).And(Disputed);

        disputed.AsOf("2025-01-03").Commitment.Should().Match<Commitment>(c => c.Outstanding == 0.ToUsd(5) && c.IsContested);
        disputed.KnownAt(2).Commitment.Should().Match<Commitment>(c => c.Outstanding == 5.Usd() && !c.IsContested);
    }

    [Fact]
    public void leaves_out_of_sight_what_it_says_instead() => Given.ACommitment(5.Usd()).And(Disputed).Commitment.Outstanding.Max.Should().Be(5);

    [Fact]
    public void can_be_retracted() => Given.ACommitment(5.Usd()).And(Disputed).And(new EntryRetracted { Entry = "e3" }).Commitment.Should().Match<Commitment>(c => c.Outstanding == 5.Usd() && !c.IsContested);

    [Fact]
    public void of_a_correction_concerns_its_fact() =>
        Given.ACommitment(5.Usd()).And("2025-01-03", new EntryCorrected { Entry = "e2", Event = Made(7.Usd()) }).And(Disputed with { Entry = "e3" })
            .Commitment.Outstanding.Should().Be(0.ToUsd(7));

    [Fact]
    public void marks_only_what_the_fact_touches() =>
        Given.ACommitment(5.Usd()).Owing(6.Usd(), "other").And(Disputed).Partnership.FindCommitment("other").Should().Match<Commitment>(c => !c.IsContested && c.Outstanding == 6.Usd());

    [Fact]
    public void of_a_withdrawal_leaves_the_commitment_open_so_that_more_can_follow() =>
        Given.ACommitment(5.Usd()).AndDisputed("2025-02-01", new CommitmentWithdrawn { Commitment = "c", Whole = true }).Conflict("2025-03-01", new PaymentMade { Commitment = "c", Amount = 5.Usd() })
            .Should().Be("accepted");
}
