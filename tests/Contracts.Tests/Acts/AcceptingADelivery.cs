namespace Contracts.Tests.Acts;

public sealed class AcceptingADelivery
{
    [Fact]
    public void performs_that_much_of_the_commitment() =>
        Given.ACommitment(10.Gpu()).And("2025-02-01", Accepted(4.Gpu()))
            .Commitment.Should().Match<Commitment>(c => c.Performed == 4.Gpu() && c.Outstanding == 6.Gpu() && c.Committed == 10.Gpu() && c.IsOpen);

    [Fact]
    public void leaves_it_open_where_all_is_delivered() =>
        Given.ACommitment(10.Gpu()).And("2025-02-01", Accepted(10.Gpu())).Commitment.Should().Match<Commitment>(c => c.Outstanding.IsNone && c.IsOpen);

    [Fact]
    public void meets_the_milestone_that_it_names()
    {
        var met = Given.ACommitment(10.Gpu()).And("2025-01-05", new MilestoneScheduled { Milestone = "m", Due = new DateOnly(2025, 3, 1) })
            .And("2025-02-01", Accepted(4.Gpu()) with { Milestone = "m" });

        (met.Milestone.MetBy?.Entry.Id).Should().Be((EntryId)"e4");
        met.Conflict("2025-02-02", new MilestoneMet { Milestone = "m" }).Should().Be("e5 already-met");
    }

    [Fact]
    public void names_a_milestone_that_is_scheduled() =>
        Given.ACommitment(10.Gpu()).Refusal("2025-02-01", Accepted(4.Gpu()) with { Milestone = "m" })
            .Should().Be("e3 unknown-milestone: Milestone m is not scheduled by 2025-02-01; the milestones are none.");

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.ACommitment(10.Gpu()).AndDisputed("2025-02-01", Accepted(4.Gpu()))
            .Commitment.Should().Match<Commitment>(c => c.Performed == Amount.Between(0, 4, "GPU") && c.Outstanding == Amount.Between(6, 10, "GPU") && c.IsContested);

    [Fact]
    public void is_of_no_more_than_is_outstanding() =>
        Given.ACommitment(10.Gpu()).Refusal("2025-02-01", Accepted(11.Gpu()))
            .Should().Be("e3 more-than-outstanding: Commitment c is performed by 11 GPUs with 10 GPUs outstanding; it can be performed by no more than is outstanding.");

    [Fact]
    public void is_clipped_by_an_import_that_says_more()
    {
        var imported = Given.ACommitment(10.Gpu()).Imported("2025-02-01", Accepted(11.Gpu()));

        imported.Anomalies.Should().Equal("e3 more-than-outstanding");
        imported.Commitment.Should().Match<Commitment>(c => c.Outstanding.IsNone && c.Performed == 10.Gpu());
    }

    [Fact]
    public void is_of_what_is_made_open_and_in_its_unit()
    {
        Given.APartnership.Conflict("2025-02-01", Accepted(4.Gpu())).Should().Be("e2 not-committed");
        Given.ACommitment(10.Gpu()).And("2025-01-04", new CommitmentReleased { Commitment = "c" }).Conflict("2025-02-01", Accepted(4.Gpu())).Should().Be("e4 already-closed");
        Given.ACommitment(10.Usd()).Conflict("2025-02-01", Accepted(4.Gpu())).Should().Be("e3 mixed-units");
    }

    [Fact]
    public void names_the_later_delivery_that_a_back_dated_one_leaves_no_room_for() =>
        Given.ACommitment(10.Gpu()).And("2025-03-01", Accepted(8.Gpu())).Refusal("2025-02-01", Accepted(4.Gpu()))
            .Should().Be("e3 more-than-outstanding: Commitment c is performed by 8 GPUs with 6 GPUs outstanding; it can be performed by no more than is outstanding.");

    private static DeliveryAccepted Accepted(Amount amount) => new() { Commitment = "c", Amount = amount };
}
