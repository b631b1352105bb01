namespace Contracts.Tests.Acts;

public sealed class TransferringEquity
{
    private static readonly Story Held = Given.APartnership.And("2025-03-31", new EquityInvested
    {
        Investment = "i", Investor = "ann", Issuer = "bob", Amount = 350.Usd(), Shares = 10.Shares(), Consideration = Consideration.InKind,
    });

    private static readonly EquityTransferred Transferred = new() { Investment = "i", To = "rest", ToParty = "cas", Amount = 105.Usd(), Shares = 3.Shares() };

    [Fact]
    public void hands_on_that_much_as_another_investment()
    {
        var transferred = Held.And("2025-06-01", Transferred);

        transferred.Investment.Should().Match<Investment>(i => i.Amount == 245.Usd() && i.Shares == 7.Shares());
        Rest(transferred).Should().Match<Investment>(i => i.Investor == "cas" && i.Issuer == "bob" && i.Amount == 105.Usd() && i.Shares == 3.Shares());
        Rest(transferred).Should().Match<Investment>(i => i.IsInvested && i.Consideration == Consideration.Undisclosed);
    }

    [Fact]
    public void may_hand_on_what_is_only_agreed() =>
        Rest(Given.APartnership.And("2025-02-01", new EquityCommitted { Investment = "i", Investor = "ann", Issuer = "bob", Amount = 350.Usd() }).And("2025-06-01", Transferred))
            .Should().Match<Investment>(i => !i.IsInvested && i.Amount == 105.Usd());

    [Fact]
    public void is_of_no_more_than_is_held()
    {
        Held.Refusal("2025-06-01", Transferred with { Amount = 351.Usd() }).Should().Be("e3 more-than-held: $351 of investment i are to be taken with $350 held; no more than is held can be taken.");
        Held.Refusal("2025-06-01", Transferred with { Shares = 11.Shares() }).Should().Be("e3 more-than-held: 11 shares of investment i are to be taken with 10 shares held; no more than is held can be taken.");
    }

    [Fact]
    public void is_of_what_is_agreed_in_its_unit()
    {
        Given.APartnership.Refusal("2025-06-01", Transferred).Should().Be("e2 not-invested: Investment i is not agreed by 2025-06-01; the investments are none.");
        Held.Conflict("2025-06-01", Transferred with { Amount = 5.Gpu() }).Should().Be("e3 mixed-units");
    }

    [Fact]
    public void becomes_a_new_investment() =>
        Held.Refusal("2025-06-01", Transferred with { To = "i" }).Should().Be("e3 already-invested: Investment i was agreed on 2025-03-31; a transfer makes a new one.");

    [Fact]
    public void goes_to_another_party_than_investor_and_issuer()
    {
        Held.Refusal("2025-06-01", Transferred with { ToParty = "ann" }).Should().Be("e3 same-investor: ann holds investment i itself; equity is transferred to another organization.");
        Held.Conflict("2025-06-01", Transferred with { ToParty = "bob" }).Should().Be("e3 investor-is-issuer");
        Held.Conflict("2025-06-01", Transferred with { ToParty = "eve" }).Should().Be("e3 unknown-party");
    }

    [Fact]
    public void counts_from_nothing_on_both_sides_where_it_is_disputed()
    {
        var disputed = Held.AndDisputed("2025-06-01", Transferred);

        disputed.Investment.Should().Match<Investment>(i => i.Amount == 245.ToUsd(350) && i.Shares == Amount.Between(7, 10, "share") && i.IsContested);
        Rest(disputed).Should().Match<Investment>(i => i.Amount == 0.ToUsd(105) && i.IsContested);
    }

    [Fact]
    public void of_more_than_is_held_is_not_certain_where_it_is_disputed() =>
        Held.Imported("2025-06-01", Transferred with { Amount = 400.Usd() }).And(new EntryDisputed { Entry = "e3", ByParty = "bob" })
            .Should().Match<Story>(story => !story.Anomalies.Any() && story.Investment.Amount == 0.ToUsd(350));

    [Fact]
    public void counts_shares_in_shares() =>
        Given.APartnership.Fault(Transferred with { Shares = 3.Gpu() }).Should().Be("Entry e2, shares: The shares are counted in GPU; they must be counted in share.");

    private static Investment Rest(Story story) => story.Partnership.FindInvestment("rest") ?? throw new InvalidOperationException("Nothing was handed on.");
}
