namespace Contracts.Tests.Acts;

public sealed class ReportingADeliveryIssue
{
    [Fact]
    public void is_kept_beside_the_deal_and_changes_no_figure()
    {
        var told = Given.ADeal().Owing(5.Usd(), deal: "d").And("2025-02-01", new DeliveryIssueReported { Deal = "d", Description = "late racks" });

        told.Deal.Troubles.Select(fact => fact.Entry.Id.ToString()).Should().Equal("e4");
        told.Deal.Lifecycle.Should().Be(DealLifecycle.InEffect);
        told.Commitment.Should().Match<Commitment>(c => c.Outstanding == 5.Usd() && c.Troubles.Count == 0);
    }

    [Fact]
    public void is_kept_beside_the_commitment_where_one_is_named() =>
        Given.ACommitment(5.Usd()).And("2025-02-01", new DeliveryIssueReported { Commitment = "c" }).Commitment.Troubles.Should().ContainSingle();

    [Fact]
    public void contests_what_it_touches_where_it_is_disputed() =>
        Given.ADeal().AndDisputed("2025-02-01", new DeliveryIssueReported { Deal = "d" }).Deal.IsContested.Should().BeTrue();

    [Fact]
    public void is_of_what_is_signed_or_made()
    {
        Given.APartnership.Conflict("2025-02-01", new DeliveryIssueReported { Deal = "d" }).Should().Be("e2 unknown-deal");
        Given.APartnership.Conflict("2025-02-01", new DeliveryIssueReported { Commitment = "c" }).Should().Be("e2 not-committed");
    }

    [Fact]
    public void names_a_deal_or_a_commitment()
    {
        const string One = "Entry e2, deal: An issue concerns either a deal or a commitment; exactly one of the two is named.";

        Given.APartnership.Fault(new DeliveryIssueReported()).Should().Be(One);
        Given.APartnership.Fault(new DeliveryIssueReported { Deal = "d", Commitment = "c" }).Should().Be(One);
    }
}
