namespace Contracts.Tests.Acts;

public sealed class FoundingAnOrganization
{
    [Fact]
    public void gives_it_a_name_and_a_business() =>
        Given.AnOrganization.And("2017", new OrganizationFounded { Name = "Atlantic Crypto", Business = "mining" }).Organization.Should().Match<Organization>(o =>
            o.Name == "Atlantic Crypto" && o.Business == "mining" && o.FoundedBy != null && o.FoundedBy.EffectiveOn.ToString() == "2017");

    [Fact]
    public void happens_once() =>
        Given.AnOrganization.And("2017", new OrganizationFounded()).Refusal("2018", new OrganizationFounded())
            .Should().Be("e2 already-founded: The organization was founded on 2017; it is founded once.");
}
