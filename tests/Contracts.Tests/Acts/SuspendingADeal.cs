namespace Contracts.Tests.Acts;

public sealed class SuspendingADeal
{
    private static readonly DealSuspended Suspended = new() { Deal = "d", Reason = "storm" };

    [Fact]
    public void takes_it_out_of_effect_and_leaves_what_is_owed()
    {
        var suspended = Given.ADeal().Owing(5.Usd(), deal: "d").And("2025-06-01", Suspended);

        suspended.Deal.Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.Suspended && d.IsSuspended && d.EndedBy == null);
        suspended.Commitment.Should().Match<Commitment>(c => c.Outstanding == 5.Usd() && c.IsOpen);
        suspended.AsOf("2025-05-31").Deal.Lifecycle.Should().Be(DealLifecycle.InEffect);
    }

    [Fact]
    public void happens_to_a_deal_that_is_not_suspended() =>
        Given.ADeal().And("2025-06-01", Suspended).Refusal("2025-06-02", Suspended)
            .Should().Be("e4 already-suspended: Deal d is suspended; only a deal in effect can be suspended.");

    [Fact]
    public void happens_to_a_deal_that_has_begun()
    {
        Given.ADeal("2025-07-01").Refusal("2025-06-30", Suspended)
            .Should().Be("e3 not-in-effect: Deal d begins on 2025-07-01; only a deal in effect can be suspended.");
        Given.ADeal("2025-07-01").Conflict("2025-07-01", Suspended).Should().Be("accepted");
    }

    [Theory]
    [InlineData("2025-06-30", "e3 not-in-effect")]
    [InlineData("2025-07-01", "accepted")]
    public void happens_to_a_deal_that_has_perhaps_begun(string day, string answer) => Given.ADeal("2025-07").Conflict(day, Suspended).Should().Be(answer);

    [Fact]
    public void happens_to_a_deal_that_is_signed_and_has_not_ended()
    {
        Given.APartnership.Conflict("2025-06-01", Suspended).Should().Be("e2 unknown-deal");
        Given.ADeal().And("2025-05-01", new DealCompleted { Deal = "d" }).Refusal("2025-06-01", Suspended)
            .Should().Be("e4 deal-ended: Deal d was completed on 2025-05-01; only a deal that has not ended can be suspended.");
    }

    [Fact]
    public void counts_as_stated_where_it_is_disputed() =>
        Given.ADeal().AndDisputed("2025-06-01", Suspended).Deal.Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.Suspended && d.IsContested);
}
