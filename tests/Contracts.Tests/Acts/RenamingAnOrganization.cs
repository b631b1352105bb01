namespace Contracts.Tests.Acts;

public sealed class RenamingAnOrganization
{
    [Fact]
    public void changes_its_name_from_that_day_on()
    {
        var renamed = Given.AnOrganization.And("2017", new OrganizationFounded { Name = "Atlantic Crypto" }).And("2019-10-01", new OrganizationRenamed { Name = "CoreWeave" });

        renamed.Organization.Name.Should().Be("CoreWeave");
        renamed.AsOf("2019-09-30").Organization.Name.Should().Be("Atlantic Crypto");
        renamed.Organization.Stream.Slug.Should().Be("ann");
    }

    [Fact]
    public void names_no_text_that_no_store_can_keep() =>
        Given.AnOrganization.Fault(new OrganizationRenamed { Name = "Core\0Weave" })
            .Should().Be("Entry e1, name: The text holds a NUL character or half a surrogate pair; no store can keep these.");
}
