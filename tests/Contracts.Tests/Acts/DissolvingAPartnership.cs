using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class DissolvingAPartnership
{
    [Fact]
    public void closes_every_commitment_and_option()
    {
        var dissolved = Given.ACommitment(5.UpToUsd())
            .And("2025-02-01", new OptionGranted { Option = "o", Holder = "bob", Amount = 3.Usd(), Increases = "c" })
            .And("2025-03-01", new PartnershipDissolved { Reason = "done" });

        dissolved.Partnership.IsDissolved.Should().BeTrue();
        dissolved.Commitment.Should().Match<Commitment>(c => !c.IsOpen && c.Lifecycle == CommitmentLifecycle.Dissolved && c.Outstanding == Nothing);
        dissolved.Option.Should().Match<Option>(o => !o.IsOpen && o.Lifecycle == OptionLifecycle.Ended && o.Left == Nothing);
        dissolved.AsOf("2025-02-28").Partnership.IsDissolved.Should().BeFalse();
    }

    [Fact]
    public void waits_until_everything_is_settled() =>
        Given.ACommitment(5.Usd()).Owing(1.UsdOrMore(), "more").Refusal("2025-02-01", new PartnershipDissolved())
            .Should().Be("e4 outstanding-commitments: The partnership is dissolved with c and more outstanding; these are settled first.");

    [Fact]
    public void is_the_last_that_happens() =>
        Given.APartnership.And("2025-03-01", new PartnershipDissolved()).Refusal("2025-03-01", Made(5.Usd()))
            .Should().Be("e3 dissolved: The partnership was dissolved on 2025-03-01; nothing happens in it after that.");

    [Fact]
    public void leaves_room_for_what_happened_before_it() =>
        Given.APartnership.And("2025-03-01", new PartnershipDissolved()).Conflict("2025-02-28", new PartnershipReassessed { ByParty = "ann" }).Should().Be("accepted");

    [Fact]
    public void cannot_be_back_dated_before_what_happened() =>
        Given.ACommitment(0.Usd()).Conflict("2025-01-02", new PartnershipDissolved()).Should().Be("e2 dissolved");

    [Fact]
    public void leaves_commitments_open_at_nothing_to_what_stood_where_it_is_disputed()
    {
        var disputed = Given.ACommitment(5.UpToUsd()).And("2025-01-04", new CommitmentIncreased { Commitment = "c", By = 0.ToUsd(2) })
            .AndDisputed("2025-03-01", new PartnershipDissolved());

        disputed.Partnership.IsDissolved.Should().BeFalse();
        disputed.Commitment.Should().Match<Commitment>(c => c.IsOpen && c.Outstanding == 0.ToUsd(7) && c.IsContested);
    }

    [Fact]
    public void ends_the_deals_that_have_not_ended()
    {
        Given.ADeal().And("2025-03-01", new PartnershipDissolved()).Deal.Lifecycle.Should().Be(DealLifecycle.Dissolved);
        Given.ADeal().And("2025-02-01", new DealCompleted { Deal = "d" }).And("2025-03-01", new PartnershipDissolved()).Deal.Lifecycle.Should().Be(DealLifecycle.Completed);
    }
}
