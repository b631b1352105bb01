namespace Contracts.Tests.Acts;

public sealed class CommittingEquity
{
    private static readonly EquityCommitted Committed = new() { Investment = "i", Investor = "ann", Issuer = "bob", Amount = 350.Usd(), Consideration = Consideration.InKind, Condition = "offering closes" };

    [Fact]
    public void is_agreed_and_not_yet_held()
    {
        var agreed = Given.APartnership.And("2025-02-01", Committed).Investment;

        agreed.Should().Match<Investment>(i => i.Investor == "ann" && i.Issuer == "bob" && i.Amount == 350.Usd() && i.Consideration == Consideration.InKind);
        agreed.Should().Match<Investment>(i => !i.IsInvested && i.Shares == null && i.AgreedBy.Entry.Id == "e2" && !i.IsContested && i.Unit == AmountUnit.Usd);
    }

    [Fact]
    public void is_no_commitment_of_the_investor() => Given.APartnership.And("2025-02-01", Committed).Partnership.Commitments.Should().BeEmpty();

    [Fact]
    public void takes_two() =>
        Given.APartnership.Refusal("2025-02-01", Committed with { Issuer = "ann" })
            .Should().Be("e2 investor-is-issuer: ann would invest in itself; an investor and an issuer must be two organizations.");

    [Fact]
    public void is_between_parties() => Given.APartnership.Conflict("2025-02-01", Committed with { Investor = "eve" }).Should().Be("e2 unknown-party");

    [Fact]
    public void belongs_to_the_deal_that_it_names_and_outlives_it()
    {
        var story = Given.APartnership.And("2025-01-10", new DealSigned { Deal = "d" }).And("2025-02-01", Committed with { Deal = "d" }).And("2025-03-01", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual });

        story.Investment.Should().Match<Investment>(i => i.Deal == "d" && i.Amount == 350.Usd() && i.Figures.Deal == "d");
    }

    [Fact]
    public void leaves_out_a_deal_that_is_not_signed_and_reports_it() =>
        Given.APartnership.Refusal("2025-02-01", Committed with { Deal = "d" }).Should().Be("e2 unknown-deal: Deal d is not signed by 2025-02-01; the deals are none.");

    [Fact]
    public void stays_with_its_deal() =>
        Given.APartnership.And("2025-01-10", new DealSigned { Deal = "d" }).And("2025-01-11", new DealSigned { Deal = "other" }).And("2025-02-01", Committed with { Deal = "d" })
            .Refusal("2025-03-31", new EquityInvested { Investment = "i", Deal = "other", Investor = "ann", Issuer = "bob", Amount = 350.Usd() })
            .Should().Be("e5 other-deal: Investment i belongs to deal d; it stays with it.");

    [Fact]
    public void happens_once() =>
        Given.APartnership.And("2025-02-01", Committed).Refusal("2025-03-01", Committed)
            .Should().Be("e3 already-invested: Investment i was agreed on 2025-02-01; it is agreed once.");

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.APartnership.AndDisputed("2025-02-01", Committed).Investment.Should().Match<Investment>(i => i.Amount == 0.ToUsd(350) && i.IsContested);
}
