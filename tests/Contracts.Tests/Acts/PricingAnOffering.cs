namespace Contracts.Tests.Acts;

public sealed class PricingAnOffering
{
    private static readonly Story Launched = Given.AnOffering.And("2025-03-20", new OfferingLaunched { Shares = 49.Shares(), PriceRange = 47.ToUsd(55) });

    private static readonly OfferingPriced Priced = new() { Shares = 37.Shares(), Price = 40.Usd() };

    [Fact]
    public void settles_shares_and_price_even_below_the_range() =>
        Launched.And("2025-03-27", Priced).Offering.Should().Match<Offering>(o =>
            o.Stage == OfferingStage.Priced && o.Shares == 37.Shares() && o.Price == 40.Usd() && o.Amount == 1480.Usd() && o.Proceeds == null);

    [Fact]
    public void comes_after_the_launch() =>
        Given.AnOffering.Refusal("2025-03-27", Priced).Should().Be("e1 not-launched: The offering is not launched; it is priced after its launch.");

    [Fact]
    public void happens_once() =>
        Launched.And("2025-03-27", Priced).Refusal("2025-03-28", Priced).Should().Be("e3 already-priced: The offering is priced already; it is priced once.");

    [Fact]
    public void breaks_a_later_resizing_where_it_is_back_dated() =>
        Launched.And("2025-03-25", new OfferingResized { Shares = 40.Shares() }).Conflict("2025-03-24", Priced).Should().Be("e2 resized-after-pricing");

    [Fact]
    public void counts_shares_in_shares() =>
        Given.AnOffering.Fault(Priced with { Shares = 37.Usd() }).Should().Be("Entry e1, shares: The shares are counted in USD; they must be counted in share.");

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Launched.AndDisputed("2025-03-27", Priced).Offering.Should().Match<Offering>(o => o.Amount == 0.ToUsd(1480) && o.IsContested && o.Stage == OfferingStage.Priced);
}
