using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class ReducingACommitment
{
    [Fact]
    public void takes_from_what_is_outstanding_and_leaves_what_was_committed() =>
        Given.ACommitment(10.Usd()).And("2025-02-01", Reduced(3.Usd()) with { Agreed = true })
            .Commitment.Should().Match<Commitment>(c => c.Outstanding == 7.Usd() && c.Committed == 10.Usd() && c.Withdrawn == Nothing);

    [Fact]
    public void never_closes_it() =>
        Given.ACommitment(10.Usd()).And("2025-02-01", Reduced(10.Usd())).Commitment.Should().Match<Commitment>(c => c.Outstanding == Nothing && c.IsOpen);

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.ACommitment(10.Usd()).AndDisputed("2025-02-01", Reduced(3.Usd())).Commitment.Should().Match<Commitment>(c => c.Outstanding == 7.ToUsd(10) && c.IsContested);

    [Fact]
    public void is_by_no_more_than_is_outstanding() =>
        Given.ACommitment(10.Usd()).Refusal("2025-02-01", Reduced(11.Usd()))
            .Should().Be("e3 more-than-outstanding: Commitment c is reduced by $11 with $10 outstanding; it can be reduced by no more than is outstanding.");

    [Fact]
    public void may_be_by_what_is_perhaps_more() =>
        Given.ACommitment(10.Usd()).And("2025-02-01", Reduced(3.UsdOrMore())).Commitment.Outstanding.Should().Be(0.ToUsd(7));

    [Fact]
    public void is_of_what_is_made_open_and_in_its_unit()
    {
        Given.APartnership.Conflict("2025-02-01", Reduced(3.Usd())).Should().Be("e2 not-committed");
        Given.ACommitment(5.Usd()).And("2025-02-01", new CommitmentReleased { Commitment = "c" }).Conflict("2025-02-01", Reduced(3.Usd())).Should().Be("e4 already-closed");
        Given.ACommitment(5.Usd()).Conflict("2025-02-01", Reduced(3.Gpu())).Should().Be("e3 mixed-units");
    }

    private static CommitmentReduced Reduced(Amount by) => new() { Commitment = "c", By = by };
}
