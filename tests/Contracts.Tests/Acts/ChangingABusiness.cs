namespace Contracts.Tests.Acts;

public sealed class ChangingABusiness
{
    [Fact]
    public void says_what_it_does_from_then_on()
    {
        var changed = Given.AnOrganization.And("2017", new OrganizationFounded { Business = "mining" }).And("2022-09-15", new BusinessChanged { From = "mining", To = "cloud" });

        changed.Organization.Business.Should().Be("cloud");
        changed.AsOf("2022-09-14").Organization.Business.Should().Be("mining");
    }
}
