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
    public void happens_once() =>
        Given.APartnership.And("2025-02-01", Committed).Refusal("2025-03-01", Committed)
            .Should().Be("e3 already-invested: Investment i was agreed on 2025-02-01; it is agreed once.");

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.APartnership.AndDisputed("2025-02-01", Committed).Investment.Should().Match<Investment>(i => i.Amount == 0.ToUsd(350) && i.IsContested);
}
