namespace Contracts.Tests.Acts;

public sealed class ReportingCapacity
{
    [Fact]
    public void is_a_stock_that_replaces_the_one_before() =>
        Given.AnOrganization.And("2025-01-01", Reported(28)).And("2025-03-01", Reported(32)).Organization.ReportedCapacity["sites"].Should().Be(Amount.Exactly(32, "data centre"));

    [Fact]
    public void is_never_added_to_flows() =>
        Given.AnOrganization.And("2025-01-01", new CapacityBroughtOnline { Kind = "sites", Amount = Amount.Exactly(4, "data centre") }).And("2025-03-01", Reported(32))
            .Organization.OnlineCapacity["sites"].Should().Be(Amount.Exactly(4, "data centre"));

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.AnOrganization.AndDisputed("2025-01-01", Reported(32)).Organization.ReportedCapacity["sites"].Should().Be(Amount.Between(0, 32, "data centre"));

    private static CapacityReported Reported(int count) => new() { Kind = "sites", Amount = Amount.Exactly(count, "data centre") };
}
