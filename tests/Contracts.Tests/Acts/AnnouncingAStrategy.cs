namespace Contracts.Tests.Acts;

public sealed class AnnouncingAStrategy
{
    [Fact]
    public void is_kept_in_order_and_changes_no_figure()
    {
        var told = Given.AnOrganization.And("2025-03-01", new StrategyAnnounced { Summary = "second" }).And("2025-02-01", new StrategyAnnounced { Summary = "first" });

        told.Organization.Strategies.Select(strategy => strategy.Summary).Should().Equal("first", "second");
        told.Organization.Should().Match<Organization>(o => o.OnlineCapacity.Count == 0 && o.ReportedCapacity.Count == 0 && o.Figures.Count == 0);
    }
}
