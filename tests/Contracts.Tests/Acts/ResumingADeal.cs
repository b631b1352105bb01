namespace Contracts.Tests.Acts;

public sealed class ResumingADeal
{
    private static readonly DealResumed Resumed = new() { Deal = "d" };

    [Fact]
    public void puts_it_in_effect_again()
    {
        var resumed = Given.ADeal().And("2025-06-01", new DealSuspended { Deal = "d" }).And("2025-06-11", Resumed);

        resumed.Deal.Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.InEffect && !d.IsSuspended);
        resumed.AsOf("2025-06-10").Deal.Lifecycle.Should().Be(DealLifecycle.Suspended);
        resumed.Conflict("2025-07-01", new DealSuspended { Deal = "d" }).Should().Be("accepted");
    }

    [Fact]
    public void happens_to_a_deal_that_is_suspended()
    {
        Given.ADeal().Refusal("2025-06-11", Resumed).Should().Be("e3 not-suspended: Deal d is not suspended; only a suspended deal can be resumed.");
        Given.APartnership.Conflict("2025-06-11", Resumed).Should().Be("e2 unknown-deal");
        Given.ADeal().And("2025-06-01", new DealSuspended { Deal = "d" }).And("2025-06-02", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual })
            .Conflict("2025-06-11", Resumed).Should().Be("e5 deal-ended");
    }

    [Fact]
    public void contests_the_deal_where_it_is_disputed() =>
        Given.ADeal().And("2025-06-01", new DealSuspended { Deal = "d" }).AndDisputed("2025-06-11", Resumed).Deal.IsContested.Should().BeTrue();
}
