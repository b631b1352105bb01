namespace Contracts.Tests.Acts;

public sealed class RejectingADelivery
{
    [Fact]
    public void performs_nothing_and_is_kept_beside_the_commitment()
    {
        var rejected = Given.ACommitment(10.Gpu()).And("2025-02-01", new DeliveryRejected { Commitment = "c", Reason = "broken" }).Commitment;

        rejected.Should().Match<Commitment>(c => c.Outstanding == 10.Gpu() && c.Performed.IsNone && c.IsOpen && !c.IsContested);
        rejected.Troubles.Select(fact => fact.Entry.Id.ToString()).Should().Equal("e3");
    }

    [Fact]
    public void contests_no_figure_where_it_is_disputed() =>
        Given.ACommitment(10.Gpu()).AndDisputed("2025-02-01", new DeliveryRejected { Commitment = "c" }).Commitment.Should().Match<Commitment>(c => !c.IsContested && c.Troubles.Count == 1 && c.Outstanding == 10.Gpu());

    [Fact]
    public void is_of_what_is_made() =>
        Given.APartnership.Conflict("2025-02-01", new DeliveryRejected { Commitment = "c" }).Should().Be("e2 not-committed");
}
