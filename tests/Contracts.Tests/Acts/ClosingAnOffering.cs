namespace Contracts.Tests.Acts;

public sealed class ClosingAnOffering
{
    private static readonly Story Launched = Given.AnOffering.And("2025-03-20", new OfferingLaunched { Shares = 49.Shares(), PriceRange = 47.ToUsd(55) });

    private static readonly Story Priced = Launched.And("2025-03-27", new OfferingPriced { Shares = 37.Shares(), Price = 40.Usd() });

    [Fact]
    public void brings_in_the_proceeds() =>
        Priced.And("2025-03-31", new OfferingClosed { Proceeds = 1400.Usd() }).Offering.Should().Match<Offering>(o => o.Stage == OfferingStage.Closed && o.Proceeds == 1400.Usd() && o.Amount == 1480.Usd());

    [Fact]
    public void comes_after_the_pricing() =>
        Launched.Refusal("2025-03-26", new OfferingClosed()).Should().Be("e2 not-priced: The offering is not priced; it is closed after its pricing.");

    [Fact]
    public void happens_once() =>
        Priced.And("2025-03-31", new OfferingClosed()).Refusal("2025-04-01", new OfferingClosed()).Should().Be("e4 offering-closed: The offering is closed already; it is closed once.");

    [Fact]
    public void counts_its_proceeds_from_nothing_where_it_is_disputed() =>
        Priced.AndDisputed("2025-03-31", new OfferingClosed { Proceeds = 1400.Usd() }).Offering.Should().Match<Offering>(o => o.Proceeds == 0.ToUsd(1400) && o.IsContested);
}
