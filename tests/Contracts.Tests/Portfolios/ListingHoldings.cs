using Contracts.Tests.Acts;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class ListingHoldings
{
    private static readonly Story Agreed = APartnership
        .And("2025-01-02", new EquityCommitted { Investment = "i", Investor = "ann", Issuer = "bob", Amount = 350.Usd(), Consideration = Consideration.InKind });

    [Fact]
    public void tells_who_holds_what_in_whom_and_in_kind_apart()
    {
        var invested = Agreed.And("2025-03-31", new EquityInvested { Investment = "i", Investor = "ann", Issuer = "bob", Amount = 350.Usd(), Consideration = Consideration.InKind, Shares = 10.Shares(), Price = 35.Usd() });

        Holdings(invested).Should().ContainSingle().Which.Should().Match<Holding>(holding =>
            holding.Investor == "ann" && holding.Issuer == "bob" && holding.Amount == 350.Usd() && holding.Shares == 10.Shares() && holding.IsInvested && holding.IsInKind);
    }

    [Fact]
    public void tells_what_is_only_agreed() => Holdings(Agreed).Should().ContainSingle().Which.IsInvested.Should().BeFalse();

    [Fact]
    public void is_no_exposure_of_the_investor() => Board(Agreed).Portfolio.Exposure.ByPair.Should().BeEmpty();

    [Fact]
    public void takes_what_is_cancelled_for_no_holding() => Holdings(Agreed.And("2025-02-01", new EquityCancelled { Investment = "i" })).Should().BeEmpty();

    [Fact]
    public void goes_by_investor_and_issuer() =>
        Holdings(Agreed.And("2025-01-03", new EquityCommitted { Investment = "a", Investor = "cas", Issuer = "bob", Amount = 1.Usd() }).And("2025-02-01", new EquityTransferred { Investment = "i", To = "j", ToParty = "cas", Amount = 100.Usd() }))
            .Select(holding => $"{holding.Investor} {holding.Issuer} {holding.Amount}").Should().Equal("ann bob $250", "cas bob $1", "cas bob $100");

    private static IReadOnlyList<Holding> Holdings(Story story) => Board(story).Portfolio.Holdings;

    private static CommitmentBoard Board(Story story) => CommitmentBoard.Of([story.History], Viewpoint.Latest);
}
