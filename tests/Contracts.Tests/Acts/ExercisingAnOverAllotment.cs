namespace Contracts.Tests.Acts;

public sealed class ExercisingAnOverAllotment
{
    private static readonly Story Launched = Given.AnOffering.And("2025-03-20", new OfferingLaunched { Shares = 49.Shares(), PriceRange = 47.ToUsd(55) });

    private static readonly Story Priced = Launched.And("2025-03-27", new OfferingPriced { Shares = 37.Shares(), Price = 40.Usd() });

    private static readonly OverAllotmentExercised Further = new() { Shares = 5.Shares() };

    [Fact]
    public void stands_beside_the_offering_at_its_price()
    {
        Priced.And("2025-04-10", Further).Offering.Should().Match<Offering>(o => o.FurtherShares == 5.Shares() && o.FurtherAmount == 200.Usd());
        Priced.And("2025-04-10", Further).Offering.Should().Match<Offering>(o => o.Shares == 37.Shares() && o.Amount == 1480.Usd() && o.Price == 40.Usd() && o.Stage == OfferingStage.Priced);
        Priced.Offering.Should().Match<Offering>(o => o.FurtherShares == null && o.FurtherAmount == null);
        Priced.And("2025-03-31", new OfferingClosed()).Conflict("2025-04-10", Further).Should().Be("accepted");
    }

    [Fact]
    public void adds_up_where_it_happens_twice() =>
        Priced.And("2025-04-10", Further).And("2025-04-20", Further).Offering.Should().Match<Offering>(o => o.FurtherShares == 10.Shares() && o.FurtherAmount == 400.Usd() && o.Amount == 1480.Usd());

    [Fact]
    public void comes_after_the_pricing() =>
        Launched.Refusal("2025-03-26", Further).Should().Be("e2 not-priced: The offering is not priced; further shares are taken after its pricing.");

    [Fact]
    public void counts_shares_in_shares() =>
        Given.AnOffering.Fault(Further with { Shares = 5.Gpu() }).Should().Be("Entry e1, shares: The shares are counted in GPU; they must be counted in share.");

    [Fact]
    public void counts_from_nothing_at_a_price_that_is_disputed() =>
        Launched.AndDisputed("2025-03-27", new OfferingPriced { Shares = 37.Shares(), Price = 40.Usd() }).And("2025-04-10", Further).Offering
            .Should().Match<Offering>(o => o.Price == 0.ToUsd(40) && o.FurtherShares == 5.Shares() && o.FurtherAmount == 0.ToUsd(200) && o.IsContested);

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Priced.AndDisputed("2025-04-10", Further).Offering.Should().Match<Offering>(o => o.FurtherShares == Amount.Between(0, 5, "share") && o.FurtherAmount == 0.ToUsd(200) && o.Amount == 1480.Usd() && o.IsContested);
}
