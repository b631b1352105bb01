namespace Contracts.Tests.Acts;

public sealed class BringingCapacityOnline
{
    [Fact]
    public void adds_to_what_is_online_of_its_kind()
    {
        var online = Given.AnOrganization.And("2025-01-01", Brought(4)).And("2025-02-01", Brought(3)).And("2025-02-01", Brought(5) with { Kind = "training" });

        online.Organization.OnlineCapacity["GPUs"].Should().Be(7.Gpu());
        online.Organization.OnlineCapacity["training"].Should().Be(5.Gpu());
        online.AsOf("2025-01-31").Organization.OnlineCapacity["GPUs"].Should().Be(4.Gpu());
    }

    [Fact]
    public void counts_a_kind_in_one_unit() =>
        Given.AnOrganization.And("2025-01-01", Brought(4)).Refusal("2025-02-01", Brought(4) with { Amount = Amount.Exactly(4, "MW") })
            .Should().Be("e2 mixed-units: GPUs is counted in GPU, the amount in MW; a kind of capacity is counted in one unit.");

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.AnOrganization.AndDisputed("2025-01-01", Brought(4)).Organization.OnlineCapacity["GPUs"].Should().Be(Amount.Between(0, 4, "GPU"));

    private static CapacityBroughtOnline Brought(int count) => new() { Kind = "GPUs", Amount = count.Gpu() };
}
