using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class IncreasingACommitment
{
    [Fact]
    public void adds_to_what_is_committed_and_outstanding() =>
        Given.ACommitment(5.Usd()).And("2025-02-01", Increased(3.UpToUsd()))
            .Commitment.Should().Match<Commitment>(c => c.Committed == 5.ToUsd(8) && c.Outstanding == 5.ToUsd(8));

    [Fact]
    public void opens_the_end_where_it_is_undisclosed() =>
        Given.ACommitment(5.Usd()).And("2025-02-01", Increased(Undisclosed)).Commitment.Outstanding.Should().Be(5.UsdOrMore());

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.ACommitment(5.Usd()).AndDisputed("2025-02-01", Increased(3.Usd()))
            .Commitment.Should().Match<Commitment>(c => c.Committed == 5.ToUsd(8) && c.Outstanding == 5.ToUsd(8) && c.IsContested);

    [Fact]
    public void works_on_what_is_open_at_nothing() =>
        Given.ACommitment(5.Usd()).And("2025-02-01", new PaymentMade { Commitment = "c", Amount = 5.Usd() }).And("2025-03-01", Increased(3.Usd()))
            .Commitment.Outstanding.Should().Be(3.Usd());

    [Fact]
    public void is_of_what_is_made() =>
        Given.ACommitment(5.Usd()).Refusal("2025-01-02", Increased(3.Usd()))
            .Should().Be("e3 not-committed: Commitment c is not made by 2025-01-02; it has to be made first.");

    [Fact]
    public void is_of_what_is_open() =>
        Given.ACommitment(5.Usd()).And("2025-02-01", new CommitmentReleased { Commitment = "c" }).Refusal("2025-02-02", Increased(3.Usd()))
            .Should().Be("e4 already-closed: Commitment c was closed on 2025-02-01 by e3; only an open one can change.");

    [Fact]
    public void is_in_its_unit() =>
        Given.ACommitment(5.Usd()).Refusal("2025-02-01", Increased(3.Gpu()))
            .Should().Be("e3 mixed-units: Commitment c is in USD, the amount in GPU; it has to be in the commitment's unit.");

    [Fact]
    public void is_left_out_of_an_import_where_the_unit_is_another()
    {
        var imported = Given.ACommitment(5.Usd()).Imported("2025-02-01", Increased(3.Gpu()));

        imported.Anomalies.Should().Equal("e3 mixed-units");
        imported.Commitment.Outstanding.Should().Be(5.Usd());
    }

    [Fact]
    public void weakens_the_standing_of_the_figure() =>
        Given.ACommitment(5.Usd()).Told("2025-02-01", Increased(3.Usd()), Standing.Alleged).Commitment.Standing.Should().Be(Standing.Alleged);

    private static CommitmentIncreased Increased(Amount by) => new() { Commitment = "c", By = by };
}
