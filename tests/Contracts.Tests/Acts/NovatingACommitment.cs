using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class NovatingACommitment
{
    [Fact]
    public void moves_an_exact_amount_to_a_new_commitment_of_another_debtor()
    {
        var novated = Given.ADeal().And("2025-01-03", Made(10.Usd()) with { Deal = "d", Subject = "rent", Nature = CommitmentNature.Contingent, Survives = true }).And("2025-02-01", Novated(4.Usd()));

        novated.Commitment.Should().Match<Commitment>(c => c.Outstanding == 6.Usd() && c.Novated == 4.Usd() && c.Committed == 10.Usd() && c.IsOpen);
        New(novated).Should().Match<Commitment>(c => c.Debtor == "cas" && c.Creditor == "bob" && c.Outstanding == 4.Usd() && c.Committed == 4.Usd() && c.IsOpen);
        New(novated).Should().Match<Commitment>(c => c.Deal == (Id<Deal>)"d" && c.Subject == "rent" && c.Nature == CommitmentNature.Contingent && c.Survives);
    }

    [Fact]
    public void may_replace_the_creditor() =>
        New(Given.ACommitment(10.Usd()).And("2025-02-01", Novated(4.Usd()) with { Replaces = CommitmentSide.Creditor }))
            .Should().Match<Commitment>(c => c.Debtor == "ann" && c.Creditor == "cas");

    [Fact]
    public void moves_all_that_is_outstanding_whatever_that_is()
    {
        var novated = Given.ACommitment(10.UpToUsd()).And("2025-02-01", Novated(null) with { All = true });

        novated.Commitment.Should().Match<Commitment>(c => c.Outstanding == Nothing && c.Lifecycle == CommitmentLifecycle.Novated && c.Novated.Min == 0 && c.Novated.Max == 10);
        novated.Refusal("2025-02-02", new CommitmentIncreased { Commitment = "c", By = 1.Usd() }).Should().Be("e4 already-closed: Commitment c was closed on 2025-02-01 by e3; only an open one can change.");
        New(novated).Outstanding.Should().Match<Amount>(amount => amount.Min == 0 && amount.Max == 10);
    }

    [Fact]
    public void learns_from_what_is_said_to_stay() =>
        Given.ACommitment(10.UpToUsd()).And("2025-02-01", Novated(4.Usd()) with { Kept = 5.Usd() }).Commitment.Outstanding.Should().Be(5.Usd());

    [Fact]
    public void conserves_what_stood() =>
        Given.ACommitment(10.Usd()).Refusal("2025-02-01", Novated(4.Usd()) with { Kept = 5.Usd() })
            .Should().Be("e3 not-conserved: $4 novated and $5 kept add up to $9, and $10 was outstanding; what is novated and what is kept must add up to what was outstanding.");

    [Fact]
    public void may_state_what_is_perhaps_conserved()
    {
        Given.ACommitment(10.Usd()).Conflict("2025-02-01", Novated(4.Usd()) with { Kept = 6.Usd() }).Should().Be("accepted");
        Given.ACommitment(10.Usd()).Conflict("2025-02-01", Novated(4.Usd()) with { Kept = 9.UpToUsd() }).Should().Be("accepted");
    }

    [Theory]
    [InlineData(0, 0, "accepted")]
    [InlineData(0, 5, "accepted")]
    [InlineData(5, 5, "e3 not-conserved")]
    public void keeps_nothing_where_all_goes_however_little_is_known_of_it(int least, int most, string answer) =>
        Given.ACommitment(10.UpToUsd()).Conflict("2025-02-01", Novated(null) with { All = true, Kept = least.ToUsd(most) }).Should().Be(answer);

    [Fact]
    public void is_of_no_more_than_is_outstanding() =>
        Given.ACommitment(10.Usd()).Refusal("2025-02-01", Novated(11.Usd()))
            .Should().Be("e3 more-than-outstanding: $11 of commitment c are novated with $10 outstanding; no more than that can be.");

    [Fact]
    public void takes_two_different_parties() =>
        Given.ACommitment(10.Usd()).Refusal("2025-02-01", Novated(4.Usd()) with { ByParty = "bob" })
            .Should().Be("e3 debtor-is-creditor: bob would owe itself; a debtor and a creditor must be two parties.");

    [Fact]
    public void makes_a_commitment_of_another_slug() =>
        Given.ACommitment(10.Usd()).Refusal("2025-02-01", Novated(4.Usd()) with { To = "c" })
            .Should().Be("e3 already-committed: Commitment c was made on 2025-01-03; a novation makes a new one.");

    [Fact]
    public void is_in_its_unit()
    {
        Given.ACommitment(10.Usd()).Refusal("2025-02-01", Novated(4.Gpu()))
            .Should().Be("e3 mixed-units: Commitment c is in USD; what is novated and kept has to be in its unit.");
        Given.ACommitment(10.Usd()).Conflict("2025-02-01", Novated(4.Usd()) with { Kept = 6.Gpu() }).Should().Be("e3 mixed-units");
    }

    [Fact]
    public void is_of_what_is_made_and_open_and_to_a_party()
    {
        Given.APartnership.Conflict("2025-02-01", Novated(4.Usd())).Should().Be("e2 not-committed");
        Given.ACommitment(10.Usd()).And("2025-01-04", new CommitmentReleased { Commitment = "c" }).Conflict("2025-02-01", Novated(4.Usd())).Should().Be("e4 already-closed");
        Given.ACommitment(10.Usd()).Conflict("2025-02-01", Novated(4.Usd()) with { ByParty = "eve" }).Should().Be("e3 unknown-party");
    }

    [Fact]
    public void counts_from_nothing_on_both_sides_where_it_is_disputed()
    {
        var disputed = Given.ACommitment(10.Usd()).AndDisputed("2025-02-01", Novated(4.Usd()) with { Kept = 6.Usd() });

        disputed.Commitment.Should().Match<Commitment>(c => c.Outstanding == 6.ToUsd(10) && c.IsContested);
        New(disputed).Should().Match<Commitment>(c => c.Outstanding == 0.ToUsd(4) && c.IsContested);
    }

    [Fact]
    public void of_more_than_stood_is_not_certain_where_it_is_disputed()
    {
        var disputed = Given.ACommitment(10.Usd()).Imported("2025-02-01", Novated(12.Usd())).And(new EntryDisputed { Entry = "e3", ByParty = "bob" });

        disputed.Anomalies.Should().BeEmpty();
        (disputed.Commitment.Outstanding, New(disputed).Outstanding).Should().Be((0.ToUsd(10), 0.ToUsd(10)));
    }

    [Fact]
    public void hands_on_how_the_commitment_stands()
    {
        New(Given.APartnership.AndDisputed("2025-01-03", Made(10.Usd())).And("2025-02-01", Novated(4.Usd()))).IsContested.Should().BeTrue();
        New(Given.APartnership.Told("2025-01-03", Made(10.Usd()), Standing.Alleged).And("2025-02-01", Novated(4.Usd()))).Standing.Should().Be(Standing.Alleged);
    }

    [Fact]
    public void is_of_an_exact_amount_or_of_all()
    {
        const string One = "Entry e2, novated: An amount is novated or all that is outstanding; exactly one of the two is stated.";

        Given.APartnership.Fault(Novated(null)).Should().Be(One);
        Given.APartnership.Fault(Novated(4.Usd()) with { All = true }).Should().Be(One);
        Given.APartnership.Fault(Novated(4.UpToUsd())).Should().Be("Entry e2, novated: The amount is up to $4; an exact amount is novated, or all.");
        Given.APartnership.Fault(Novated(Amount.About(4, "USD"))).Should().Be("Entry e2, novated: The amount is about $4; an exact amount is novated, or all.");
    }

    private static CommitmentNovated Novated(Amount? amount) =>
        new() { Commitment = "c", Novated = amount, To = "new", Replaces = CommitmentSide.Debtor, ByParty = "cas" };

    private static Commitment New(Story story) => story.Partnership.FindCommitment("new") ?? throw new InvalidOperationException("There is no new commitment.");
}
