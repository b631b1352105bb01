namespace Contracts.Tests.Acts;

public sealed class PlanningAnOffering
{
    private static readonly OfferingPlanned Planned = new() { Issuer = "ann", Target = 4000.Usd() };

    [Fact]
    public void states_what_it_is_to_bring() =>
        Given.AnOffering.And("2025-03-01", Planned).Offering.Should().Match<Offering>(o =>
            o.Stage == OfferingStage.Planned && o.Issuer == (Id<Party>)"ann" && o.Amount == 4000.Usd() && o.Target == 4000.Usd() && o.Shares == null && o.Price == null && o.Proceeds == null);

    [Fact]
    public void may_happen_again_with_another_target() =>
        Given.AnOffering.And("2025-03-01", Planned).And("2025-03-05", new OfferingPlanned { Target = 3000.Usd() }).Offering.Should().Match<Offering>(o => o.Amount == 3000.Usd() && o.Issuer == (Id<Party>)"ann");

    [Theory]
    [InlineData("2025-03-19", "accepted")]
    [InlineData("2025-03-20", "accepted")]
    [InlineData("2025-03-21", "e2 planned-after-launch")]
    [InlineData("2025-03", "accepted")]
    [InlineData("2025-04", "e2 planned-after-launch")]
    [InlineData("../2025-12-31", "accepted")]
    public void comes_before_the_launch(string day, string answer) => Launching().Conflict(day, Planned).Should().Be(answer);

    [Fact]
    public void says_when_it_was_launched() =>
        Launching().Refusal("2025-03-21", Planned).Should().Be("e2 planned-after-launch: The offering is planned on 2025-03-21 and was launched on 2025-03-20; a plan comes before the launch.");

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.AnOffering.AndDisputed("2025-03-01", Planned).Offering.Should().Match<Offering>(o => o.Amount == 0.ToUsd(4000) && o.IsContested);

    private static Story Launching() => Given.AnOffering.And("2025-03-20", new OfferingLaunched { Shares = 49.Shares(), PriceRange = 47.ToUsd(55) });
}
