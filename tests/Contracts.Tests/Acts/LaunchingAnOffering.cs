namespace Contracts.Tests.Acts;

public sealed class LaunchingAnOffering
{
    private static readonly OfferingLaunched Launched = new() { Shares = 49.Shares(), PriceRange = 47.ToUsd(55) };

    [Fact]
    public void offers_shares_at_a_range_of_prices() =>
        Given.AnOffering.And("2025-03-01", new OfferingPlanned { Target = 4000.Usd() }).And("2025-03-20", Launched).Offering.Should().Match<Offering>(o =>
            o.Stage == OfferingStage.Launched && o.Shares == 49.Shares() && o.Price == 47.ToUsd(55) && o.Amount == 2303.ToUsd(2695) && o.Target == 4000.Usd());

    [Fact]
    public void happens_once() =>
        Given.AnOffering.And("2025-03-20", Launched).Refusal("2025-03-21", Launched)
            .Should().Be("e2 already-launched: The offering was launched on 2025-03-20; it is launched once, and resized after that.");

    [Fact]
    public void breaks_a_later_launch_where_it_is_back_dated() => Given.AnOffering.And("2025-03-20", Launched).Conflict("2025-03-19", Launched).Should().Be("e1 already-launched");

    [Fact]
    public void counts_shares_in_shares() =>
        Given.AnOffering.Fault(Launched with { Shares = 49.Gpu() }).Should().Be("Entry e1, shares: The shares are counted in GPU; they must be counted in share.");

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.AnOffering.AndDisputed("2025-03-20", Launched).Offering.Should().Match<Offering>(o => o.Amount == 0.ToUsd(2695) && o.IsContested && o.Stage == OfferingStage.Launched);
}
