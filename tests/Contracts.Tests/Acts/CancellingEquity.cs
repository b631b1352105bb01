using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class CancellingEquity
{
    private static readonly EquityCancelled Cancelled = new() { Investment = "i", Reason = "forfeited" };

    [Fact]
    public void takes_that_much_away() =>
        Held(350.Usd()).And("2025-06-01", Cancelled with { Amount = 105.Usd(), Shares = 3.Shares() }).Investment.Should().Match<Investment>(i => i.Amount == 245.Usd() && i.Shares == 7.Shares());

    [Fact]
    public void takes_all_away_where_no_amount_is_stated() =>
        Held(350.Usd()).And("2025-06-01", Cancelled).Investment.Should().Match<Investment>(i => i.Amount == Nothing && i.Shares == 0.Shares());

    [Fact]
    public void leaves_nothing_of_all_however_little_is_known_of_it()
    {
        Held(Undisclosed).And("2025-06-01", Cancelled).Investment.Amount.Should().Be(Nothing);
        Held(5.ToUsd(10)).And("2025-06-01", Cancelled).Investment.Amount.Should().Be(Nothing);
    }

    [Fact]
    public void leaves_nothing_to_all_of_all_where_it_is_disputed() =>
        Held(5.ToUsd(10)).AndDisputed("2025-06-01", Cancelled).Investment.Should().Match<Investment>(i => i.Amount == 0.ToUsd(10) && i.IsContested);

    [Fact]
    public void is_of_no_more_than_is_held() => Held(350.Usd()).Conflict("2025-06-01", Cancelled with { Amount = 351.Usd() }).Should().Be("e3 more-than-held");

    [Fact]
    public void is_of_what_is_agreed_in_its_unit()
    {
        Given.APartnership.Conflict("2025-06-01", Cancelled).Should().Be("e2 not-invested");
        Held(350.Usd()).Conflict("2025-06-01", Cancelled with { Amount = 5.Gpu() }).Should().Be("e3 mixed-units");
    }

    [Fact]
    public void says_how_much_is_held() =>
        Held(350.Usd()).Refusal("2025-06-01", Cancelled with { Amount = 350.Usd(), Shares = 11.Shares() })
            .Should().Be("e3 more-than-held: 11 shares of investment i are to be taken with 10 shares held; no more than is held can be taken.");

    [Fact]
    public void states_an_amount_where_it_states_shares() =>
        APartnership.Fault(Cancelled with { Amount = null, Shares = 3.Shares() })
            .Should().Be("Entry e2, amount: Shares are cancelled and no amount is stated; state the amount, possibly as unknown, or leave out both to cancel all of it.");

    [Fact]
    public void counts_shares_in_shares() =>
        Given.APartnership.Fault(Cancelled with { Amount = 1.Usd(), Shares = 3.Gpu() }).Should().Be("Entry e2, shares: The shares are counted in GPU; they must be counted in share.");

    private static Story Held(Amount amount) =>
        Given.APartnership.And("2025-03-31", new EquityInvested { Investment = "i", Investor = "ann", Issuer = "bob", Amount = amount, Shares = 10.Shares() });
}
