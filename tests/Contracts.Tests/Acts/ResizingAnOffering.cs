namespace Contracts.Tests.Acts;

public sealed class ResizingAnOffering
{
    private static readonly Story Launched = Given.AnOffering.And("2025-03-20", new OfferingLaunched { Shares = 49.Shares(), PriceRange = 47.ToUsd(55) });

    [Fact]
    public void changes_the_shares_or_the_range_and_what_it_is_to_bring()
    {
        Launched.And("2025-03-25", new OfferingResized { Shares = 40.Shares() }).Offering.Should().Match<Offering>(o => o.Shares == 40.Shares() && o.Price == 47.ToUsd(55) && o.Amount == 1880.ToUsd(2200));
        Launched.And("2025-03-25", new OfferingResized { PriceRange = 40.Usd() }).Offering.Should().Match<Offering>(o => o.Shares == 49.Shares() && o.Amount == 1960.Usd());
    }

    [Fact]
    public void comes_after_the_launch_and_before_the_pricing()
    {
        Given.AnOffering.Refusal("2025-03-25", new OfferingResized { Shares = 40.Shares() }).Should().Be("e1 not-launched: The offering is not launched; only what is offered can be resized.");
        Launched.And("2025-03-27", new OfferingPriced { Shares = 37.Shares(), Price = 40.Usd() }).Refusal("2025-03-27", new OfferingResized { Shares = 40.Shares() })
            .Should().Be("e3 resized-after-pricing: The offering is priced; it is resized before that.");
    }

    [Fact]
    public void changes_something() =>
        Given.AnOffering.Fault(new OfferingResized()).Should().Be("Entry e1, shares: Nothing is resized; the shares, the range of prices or both are stated.");

    [Fact]
    public void keeps_a_range_that_is_disputed_from_nothing() =>
        Given.AnOffering.AndDisputed("2025-03-20", new OfferingLaunched { Shares = 49.Shares(), PriceRange = 47.ToUsd(55) }).And("2025-03-25", new OfferingResized { Shares = 40.Shares() })
            .Offering.Should().Match<Offering>(o => o.Shares == 40.Shares() && o.Price == 0.ToUsd(55) && o.Amount == 0.ToUsd(2200));

    [Fact]
    public void contests_the_offering_where_it_is_disputed() =>
        Launched.AndDisputed("2025-03-25", new OfferingResized { Shares = 40.Shares() }).Offering.Should().Match<Offering>(o => o.IsContested && o.Amount == 0.ToUsd(2200));
}
