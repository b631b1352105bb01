using Contracts.Tests.Acts;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class CountingCapacity
{
    [Fact]
    public void counts_what_was_contracted_firmly_on_both_sides() =>
        ContractedCapacity.Of(
        [
            Owed.By("ann", "bob", 200.Gpu()),
            Owed.By("ann", "cas", Amount.AtLeast(16, AmountUnit.Gpu)),
            Owed.By("bob", "cas", 9.Gpu(), isPassedOn: true),
            Owed.By("bob", "cas", 7.Gpu(), CommitmentNature.Contingent),
        ]).Select(capacity => $"{capacity.Party}: {capacity.ToProvide}, {capacity.ToReceive}")
            .Should().Equal("ann: 216+ GPUs (1 open-ended), none", "bob: none, 200 GPUs", "cas: none, 16+ GPUs (1 open-ended)");

    [Theory]
    [InlineData("USD", false)]
    [InlineData("JPY", false)]
    [InlineData("share", false)]
    [InlineData("GPU", true)]
    [InlineData("MW", true)]
    [InlineData("data centre", true)]
    public void takes_neither_money_nor_shares_for_capacity(string unit, bool isCapacity)
    {
        new AmountUnit(unit).IsCapacity.Should().Be(isCapacity);
        ContractedCapacity.Of([Owed.By("ann", "bob", Amount.Exactly(5, unit))]).Should().HaveCount(isCapacity ? 2 : 0);
    }

    [Fact]
    public void keeps_what_is_reported_beside_what_is_online_and_never_adds_the_two()
    {
        var organization = AnOrganization
            .And("2025-01-01", new CapacityReported { Kind = "GPUs", Amount = 250.Gpu() })
            .And("2025-02-01", new CapacityBroughtOnline { Kind = "GPUs", Amount = 16.Gpu() })
            .And("2025-03-01", new CapacityRetired { Kind = "GPUs", Amount = 4.Gpu() })
            .And("2025-03-01", new CapacityReported { Kind = "data centres", Amount = Amount.Exactly(32, AmountUnit.DataCentre) });

        CommitmentBoard.Of([organization.History], Viewpoint.Latest).Portfolio.Capacity
            .Select(capacity => $"{capacity.Organization} {capacity.Kind}: {capacity.Online?.ToString() ?? "-"} online, {capacity.Reported} reported")
            .Should().Equal("ann GPUs: 12 GPUs online, 250 GPUs reported", "ann data centres: - online, 32 data centres reported");
    }
}
