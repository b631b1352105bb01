using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class MakingACommitment
{
    [Fact]
    public void makes_all_of_it_outstanding()
    {
        var made = Given.APartnership.And("2025-02-01", Made(5.UpToUsd()) with { Subject = "compute" }).Commitment;

        made.Should().Match<Commitment>(c => c.Debtor == "ann" && c.Creditor == "bob" && c.Subject == "compute" && c.Deal == null && c.Unit == AmountUnit.Usd);
        made.Should().Match<Commitment>(c => c.Committed == 5.UpToUsd() && c.Outstanding == 5.UpToUsd());
        made.Should().Match<Commitment>(c => c.Performed == Nothing && c.Withdrawn == Nothing && c.Novated == Nothing);
        made.Should().Match<Commitment>(c => c.Nature == CommitmentNature.Firm && c.IsOpen && c.Lifecycle == CommitmentLifecycle.Open && c.ClosedBy == null && !c.Survives);
    }

    [Fact]
    public void holds_from_its_day_on() =>
        Given.APartnership.And("2025-02-01", Made(5.Usd())).AsOf("2025-01-31").Partnership.Commitments.Should().BeEmpty();

    [Fact]
    public void holds_from_the_end_of_a_month_that_is_all_that_is_known()
    {
        var made = Given.APartnership.And("2025-02", Made(5.Usd()));

        made.AsOf("2025-02-27").Partnership.Commitments.Should().BeEmpty();
        made.AsOf("2025-02-28").Commitment.MadeBy.EffectiveOn.ToString().Should().Be("2025-02");
    }

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.APartnership.AndDisputed("2025-02-01", Made(5.Usd()))
            .Commitment.Should().Match<Commitment>(c => c.Committed == 0.ToUsd(5) && c.Outstanding == 0.ToUsd(5) && c.IsContested && c.IsOpen);

    [Fact]
    public void takes_two() =>
        Given.APartnership.Refusal("2025-02-01", Made(5.Usd()) with { Creditor = "ann" })
            .Should().Be("e2 debtor-is-creditor: ann would owe itself; a debtor and a creditor must be two parties.");

    [Fact]
    public void happens_once() =>
        Given.ACommitment(5.Usd()).Refusal("2025-02-01", Made(6.Usd()))
            .Should().Be("e3 already-committed: Commitment c was made on 2025-01-03; it is made once, and increased after that.");

    [Fact]
    public void names_the_later_one_where_a_back_dated_one_takes_its_slug() =>
        Given.ACommitment(5.Usd()).Conflict("2025-01-02", Made(6.Usd())).Should().Be("e2 already-committed");

    [Fact]
    public void is_between_parties() =>
        Given.APartnership.Refusal("2025-02-01", Made(5.Usd()) with { Debtor = "eve" })
            .Should().Be("e2 unknown-party: eve is not a party of the partnership; the parties are ann, bob and cas.");

    [Fact]
    public void is_under_a_deal_that_is_signed_and_has_not_ended()
    {
        Given.APartnership.Refusal("2025-02-01", Made(5.Usd()) with { Deal = "d" })
            .Should().Be("e2 unknown-deal: Deal d is not signed by 2025-02-01; the deals are none.");
        Given.ADeal().And("2025-02-01", new DealCompleted { Deal = "d" }).Refusal("2025-02-01", Made(5.Usd()) with { Deal = "d" })
            .Should().Be("e4 deal-ended: Deal d was completed on 2025-02-01; only a deal that has not ended can be given a commitment.");
    }

    [Theory]
    [InlineData(DealNature.Binding, CommitmentNature.Firm, CommitmentNature.Firm)]
    [InlineData(DealNature.Binding, CommitmentNature.Contingent, CommitmentNature.Contingent)]
    [InlineData(DealNature.NonBinding, CommitmentNature.Firm, CommitmentNature.NonBinding)]
    [InlineData(DealNature.NonBinding, CommitmentNature.Contingent, CommitmentNature.NonBinding)]
    public void is_no_firmer_than_its_deal(DealNature deal, CommitmentNature stated, CommitmentNature expected) =>
        Given.ADeal(nature: deal).And("2025-02-01", Made(5.Usd()) with { Deal = "d", Nature = stated }).Commitment.Nature.Should().Be(expected);

    [Fact]
    public void may_pass_on_a_commitment_that_is_made()
    {
        Given.ACommitment(5.Usd()).And("2025-02-01", Made(5.Usd(), "resale") with { Debtor = "bob", Creditor = "cas", PassesOn = "c" })
            .Partnership.FindCommitment("resale").Should().Match<Commitment>(resale => resale.PassesOn == (Id<Commitment>)"c");
        Given.APartnership.Refusal("2025-02-01", Made(5.Usd()) with { PassesOn = "first" })
            .Should().Be("e2 not-committed: Commitment c passes on first, which is not made by 2025-02-01; what is passed on must be made first.");
    }

    [Theory]
    [InlineData(CommitmentNature.Contingent)]
    [InlineData(CommitmentNature.NonBinding)]
    public void counts_in_no_firm_total_where_it_is_not_firm(CommitmentNature nature)
    {
        var history = Given.ACommitment(5.Usd()).And("2025-02-01", Made(7.Usd(), "other") with { Nature = nature }).History;

        Histories.Of([history]).AsOf(Viewpoint.Latest).Totals.Single().Firm.ToString().Should().Be("$5");
    }

    [Fact]
    public void states_an_amount_of_some_unit() =>
        Given.APartnership.Fault(Made(default)).Should().Be("Entry e2, amount: The amount is the default one, which has no unit; an amount must have one.");

    [Fact]
    public void states_a_nature_that_there_is() =>
        Given.APartnership.Invoking(story => story.Judge(story.Next("2025-02-01", Made(5.Usd()) with { Nature = (CommitmentNature)9 }))).Should().Throw<ArgumentException>();
}
