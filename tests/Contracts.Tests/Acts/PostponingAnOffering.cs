namespace Contracts.Tests.Acts;

public sealed class PostponingAnOffering
{
    private static readonly Story Launched = Given.AnOffering.And("2025-03-20", new OfferingLaunched { Shares = 49.Shares(), PriceRange = 47.ToUsd(55) });

    [Fact]
    public void puts_it_off_until_it_is_priced()
    {
        var postponed = Launched.And("2025-03-25", new OfferingPostponed { Reason = "markets" });

        postponed.Offering.Should().Match<Offering>(o => o.Stage == OfferingStage.Postponed && o.Amount == 2303.ToUsd(2695));
        postponed.And("2025-04-25", new OfferingPriced { Shares = 37.Shares(), Price = 40.Usd() }).Offering.Stage.Should().Be(OfferingStage.Priced);
    }

    [Fact]
    public void comes_before_the_pricing() =>
        Launched.And("2025-03-27", new OfferingPriced { Shares = 37.Shares(), Price = 40.Usd() }).Refusal("2025-03-28", new OfferingPostponed())
            .Should().Be("e3 already-priced: The offering is priced; it is put off before that.");

    [Fact]
    public void lets_it_be_launched_anew() =>
        Launched.And("2025-03-25", new OfferingPostponed())
            .And("2025-05-01", new OfferingLaunched { Shares = 30.Shares(), PriceRange = 10.ToUsd(12) })
            .Offering.Should().Match<Offering>(o => o.Stage == OfferingStage.Launched && o.Amount == 300.ToUsd(360));

    [Fact]
    public void contests_the_offering_where_it_is_disputed() => Launched.AndDisputed("2025-03-25", new OfferingPostponed()).Offering.IsContested.Should().BeTrue();
}
