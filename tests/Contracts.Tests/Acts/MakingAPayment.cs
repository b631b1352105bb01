namespace Contracts.Tests.Acts;

public sealed class MakingAPayment
{
    [Fact]
    public void performs_that_much_of_the_commitment() =>
        Given.ACommitment(10.Usd()).And("2025-02-01", Paid(4.Usd()))
            .Commitment.Should().Match<Commitment>(c => c.Performed == 4.Usd() && c.Outstanding == 6.Usd() && c.IsOpen);

    [Fact]
    public void takes_at_least_so_much_where_it_was_at_least_so_much() =>
        Given.ACommitment(10.Usd()).And("2025-02-01", Paid(4.UsdOrMore())).Commitment.Should().Match<Commitment>(c => c.Outstanding == 0.ToUsd(6) && c.Performed == 4.UsdOrMore());

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.ACommitment(10.Usd()).AndDisputed("2025-02-01", Paid(4.Usd())).Commitment.Should().Match<Commitment>(c => c.Outstanding == 6.ToUsd(10) && c.Performed == 0.ToUsd(4) && c.IsContested);

    [Fact]
    public void of_a_disputed_one_more_than_is_outstanding_is_not_certain() =>
        Given.ACommitment(10.Usd()).Imported("2025-02-01", Paid(11.Usd())).And(new EntryDisputed { Entry = "e3", ByParty = "bob" })
            .Should().Match<Story>(story => !story.Anomalies.Any() && story.Commitment.Outstanding == 0.ToUsd(10));

    [Fact]
    public void is_of_no_more_than_is_outstanding() =>
        Given.ACommitment(10.Usd()).And("2025-02-01", Paid(4.Usd())).Refusal("2025-02-01", Paid(7.Usd()))
            .Should().Be("e4 more-than-outstanding: Commitment c is performed by $7 with $6 outstanding; it can be performed by no more than is outstanding.");

    [Fact]
    public void is_of_what_is_made_open_and_in_its_unit()
    {
        Given.APartnership.Conflict("2025-02-01", Paid(4.Usd())).Should().Be("e2 not-committed");
        Given.ACommitment(10.Usd()).And("2025-01-04", new CommitmentWithdrawn { Commitment = "c", Whole = true }).Conflict("2025-02-01", Paid(4.Usd())).Should().Be("e4 already-closed");
        Given.ACommitment(10.Gpu()).Conflict("2025-02-01", Paid(4.Usd())).Should().Be("e3 mixed-units");
    }

    private static PaymentMade Paid(Amount amount) => new() { Commitment = "c", Amount = amount };
}
