namespace Contracts.Tests.Acts;

public sealed class WithdrawingAnOffering
{
    private static readonly Story Launched = Given.AnOffering.And("2025-03-20", new OfferingLaunched { Shares = 49.Shares(), PriceRange = 47.ToUsd(55) });

    [Fact]
    public void calls_it_off_for_good()
    {
        var withdrawn = Launched.And("2025-03-25", new OfferingWithdrawn { Reason = "markets" });

        withdrawn.Offering.Should().Match<Offering>(o => o.Stage == OfferingStage.Withdrawn && o.WithdrawnBy != null && o.WithdrawnBy.Entry.Id == "e2");
        withdrawn.Refusal("2025-03-25", new OfferingPriced { Shares = 37.Shares(), Price = 40.Usd() })
            .Should().Be("e3 offering-withdrawn: The offering was withdrawn on 2025-03-25; nothing happens in it after that.");
    }

    [Fact]
    public void breaks_whatever_came_later_where_it_is_back_dated() => Launched.Conflict("2025-03-19", new OfferingWithdrawn()).Should().Be("e1 offering-withdrawn");

    [Fact]
    public void comes_before_the_closing() =>
        Launched.And("2025-03-27", new OfferingPriced { Shares = 37.Shares(), Price = 40.Usd() }).And("2025-03-31", new OfferingClosed()).Refusal("2025-04-01", new OfferingWithdrawn())
            .Should().Be("e4 offering-closed: The offering is closed; it is called off before that.");

    [Fact]
    public void leaves_it_as_it_was_where_it_is_disputed() =>
        Launched.AndDisputed("2025-03-25", new OfferingWithdrawn()).Offering.Should().Match<Offering>(o => o.Stage == OfferingStage.Launched && o.WithdrawnBy == null && o.IsContested);
}
