namespace Contracts.Tests.Acts;

public sealed class RetiringCapacity
{
    private static readonly Story Online = Given.AnOrganization.And("2025-01-01", new CapacityBroughtOnline { Kind = "GPUs", Amount = 4.Gpu() });

    private static readonly CapacityRetired Retired = new() { Kind = "GPUs", Amount = 3.Gpu() };

    [Fact]
    public void takes_from_what_is_online() => Online.And("2025-02-01", Retired).Organization.OnlineCapacity["GPUs"].Should().Be(1.Gpu());

    [Fact]
    public void is_of_no_more_than_is_online()
    {
        Online.Refusal("2025-02-01", Retired with { Amount = 5.Gpu() }).Should().Be("e2 more-than-online: 5 GPUs are retired with 4 GPUs online; no more than that can be.");
        Given.AnOrganization.Conflict("2025-02-01", Retired).Should().Be("e1 more-than-online");
        Online.Conflict("2025-02-01", Retired with { Amount = Amount.UpTo(9, "GPU") }).Should().Be("accepted");
    }

    [Fact]
    public void leaves_an_import_at_nothing_where_it_says_more() =>
        Online.Imported("2025-02-01", Retired with { Amount = 5.Gpu() }).Should().Match<Story>(story =>
            story.Organization.OnlineCapacity["GPUs"].IsNone && story.Anomalies.SequenceEqual(new[] { "e2 more-than-online" }));

    [Fact]
    public void counts_a_kind_in_one_unit() => Online.Conflict("2025-02-01", Retired with { Amount = Amount.Exactly(4, "MW") }).Should().Be("e2 mixed-units");

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() => Online.AndDisputed("2025-02-01", Retired).Organization.OnlineCapacity["GPUs"].Should().Be(Amount.Between(1, 4, "GPU"));
}
