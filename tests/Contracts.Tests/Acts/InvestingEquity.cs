namespace Contracts.Tests.Acts;

public sealed class InvestingEquity
{
    private static readonly EquityInvested Invested = new() { Investment = "i", Investor = "ann", Issuer = "bob", Amount = 350.Usd() };

    [Fact]
    public void makes_the_investor_hold_what_was_agreed()
    {
        var invested = Given.APartnership.And("2025-02-01", new EquityCommitted { Investment = "i", Investor = "ann", Issuer = "bob", Amount = 400.Usd(), Consideration = Consideration.InKind })
            .And("2025-03-31", Invested with { Shares = 10.Shares() });

        invested.Investment.Should().Match<Investment>(i => i.IsInvested && i.Amount == 400.Usd() && i.Held == 350.Usd() && i.Outstanding == 50.Usd() && i.Shares == 10.Shares() && i.Consideration == Consideration.InKind);
        invested.AsOf("2025-03-30").Investment.Should().Match<Investment>(i => !i.IsInvested && i.Amount == 400.Usd());
    }

    [Fact]
    public void may_come_without_an_agreement_and_again()
    {
        var invested = Given.APartnership.And("2025-03-31", Invested with { Shares = 10.Shares(), Consideration = Consideration.Cash }).And("2025-04-30", Invested with { Shares = 5.Shares() });

        invested.Investment.Should().Match<Investment>(i => i.Amount == 700.Usd() && i.Shares == 15.Shares() && i.Consideration == Consideration.Cash);
    }

    [Theory]
    [InlineData("35.00", "accepted")]
    [InlineData("35.01", "e2 price-differs")]
    [InlineData("35.005", "accepted")]
    [InlineData("34.995", "accepted")]
    [InlineData("34.99", "e2 price-differs")]
    public void agrees_with_shares_and_price_but_for_half_a_cent_a_share(string price, string answer) =>
        Given.APartnership.Conflict("2025-03-31", Priced(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture))).Should().Be(answer);

    [Fact]
    public void says_what_shares_and_price_come_to() =>
        Given.APartnership.Refusal("2025-03-31", Priced(40))
            .Should().Be("e2 price-differs: 10 shares at $40 come to $400, and the amount is $350; the two must agree except for rounding.");

    [Fact]
    public void stays_between_the_same_two() =>
        Given.APartnership.And("2025-03-31", Invested).Refusal("2025-04-30", Invested with { Investor = "cas" })
            .Should().Be("e3 other-investment: Investment i is ann's in bob; it stays between these two.");

    [Fact]
    public void stays_in_one_unit() =>
        Given.APartnership.And("2025-03-31", Invested).Refusal("2025-04-30", Invested with { Amount = Amount.Exactly(5, "EUR") })
            .Should().Be("e3 mixed-units: Investment i is in USD, the amount in EUR; it has to be in the investment's unit.");

    [Fact]
    public void takes_two_parties()
    {
        Given.APartnership.Conflict("2025-03-31", Invested with { Issuer = "ann" }).Should().Be("e2 investor-is-issuer");
        Given.APartnership.Conflict("2025-03-31", Invested with { Issuer = "eve" }).Should().Be("e2 unknown-party");
    }

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.APartnership.AndDisputed("2025-03-31", Invested with { Shares = 10.Shares() })
            .Investment.Should().Match<Investment>(i => i.Amount == 0.ToUsd(350) && i.Shares == Amount.Between(0, 10, "share") && i.IsContested && i.IsInvested);

    [Fact]
    public void counts_shares_in_shares_and_the_price_in_its_own_unit()
    {
        Given.APartnership.Fault(Invested with { Shares = 10.Gpu() }).Should().Be("Entry e2, shares: The shares are counted in GPU; they must be counted in share.");
        Given.APartnership.Fault(Invested with { Price = 10.Gpu() }).Should().Be("Entry e2, price: The price is in GPU, the amount in USD; both must be in one unit.");
    }

    private static EquityInvested Priced(decimal price) => Invested with { Shares = 10.Shares(), Price = Amount.Exactly(price, AmountUnit.Usd) };
}
