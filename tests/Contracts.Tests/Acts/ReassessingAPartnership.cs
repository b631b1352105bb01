namespace Contracts.Tests.Acts;

public sealed class ReassessingAPartnership
{
    [Fact]
    public void is_kept_in_order_and_changes_no_figure()
    {
        var told = Given.ACommitment(5.Usd())
            .And("2025-03-01", new PartnershipReassessed { ByParty = "ann", Reason = "second" })
            .And("2025-02-01", new PartnershipReassessed { ByParty = "bob", Reason = "first" });

        told.Partnership.Reassessments.Select(each => each.Reason).Should().Equal("first", "second");
        told.Commitment.Should().Match<Commitment>(c => c.Outstanding == 5.Usd() && !c.IsContested && c.IsOpen);
    }

    [Fact]
    public void is_for_parties_only() =>
        Given.APartnership.Conflict("2025-02-01", new PartnershipReassessed { ByParty = "eve" }).Should().Be("e2 unknown-party");
}
