using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class ReleasingACommitment
{
    [Fact]
    public void closes_it_at_nothing()
    {
        var released = Given.ACommitment(10.Usd()).And("2025-02-01", new CommitmentReleased { Commitment = "c", ByParty = "bob" });

        released.Commitment.Should().Match<Commitment>(c => c.Outstanding == Nothing && !c.IsOpen && c.Lifecycle == CommitmentLifecycle.Released && c.Withdrawn == Nothing);
        (released.Commitment.ClosedBy?.Entry.Id).Should().Be((EntryId)"e3");
        released.AsOf("2025-01-31").Commitment.IsOpen.Should().BeTrue();
    }

    [Fact]
    public void is_by_the_creditor_where_nobody_is_named() =>
        Given.ACommitment(10.Usd()).And("2025-02-01", new CommitmentReleased { Commitment = "c" }).Commitment.Lifecycle.Should().Be(CommitmentLifecycle.Released);

    [Theory]
    [InlineData("ann")]
    [InlineData("cas")]
    public void is_by_nobody_else(string party) =>
        Given.ACommitment(10.Usd()).Refusal("2025-02-01", new CommitmentReleased { Commitment = "c", ByParty = party })
            .Should().Be($"e3 not-the-creditor: {party} releases commitment c; only its creditor, bob, can.");

    [Fact]
    public void leaves_it_open_at_nothing_to_what_stood_where_it_is_disputed() =>
        Given.ACommitment(10.Usd()).AndDisputed("2025-02-01", new CommitmentReleased { Commitment = "c" })
            .Commitment.Should().Match<Commitment>(c => c.Outstanding == 0.ToUsd(10) && c.IsOpen && c.IsContested && c.ClosedBy == null);

    [Fact]
    public void is_of_what_is_made_and_open()
    {
        Given.APartnership.Conflict("2025-02-01", new CommitmentReleased { Commitment = "c" }).Should().Be("e2 not-committed");
        Given.ACommitment(5.Usd()).And("2025-02-01", new CommitmentReleased { Commitment = "c" })
            .Conflict("2025-02-01", new CommitmentReleased { Commitment = "c" }).Should().Be("e4 already-closed");
    }
}
