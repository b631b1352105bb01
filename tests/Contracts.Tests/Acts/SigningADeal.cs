using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class SigningADeal
{
    private static readonly DealSigned Signed = new() { Deal = "d", Title = "Lease", Term = Term("2025-03-01", "2025-12-31"), Nature = DealNature.Binding };

    [Fact]
    public void brings_it_into_being_with_all_that_was_said()
    {
        var signed = Given.APartnership.Told("2025-02-01", Signed, Standing.Reported).Deal;

        signed.Should().Match<Deal>(d => d.Title == "Lease" && d.Term == Signed.Term && d.Nature == DealNature.Binding && d.Master == null);
        signed.Should().Match<Deal>(d => d.Standing == Standing.Reported && !d.IsContested && d.EndedBy == null && d.SignedBy.Entry.Id == "e2");
    }

    [Theory]
    [InlineData("2025-02-28", DealLifecycle.NotYet)]
    [InlineData("2025-03-01", DealLifecycle.InEffect)]
    [InlineData("2025-12-31", DealLifecycle.InEffect)]
    [InlineData("2026-01-01", DealLifecycle.TermOver)]
    public void puts_it_in_effect_from_the_first_day_of_its_term_to_the_last(string day, DealLifecycle expected) =>
        Given.APartnership.And("2025-02-01", Signed).AsOf(day).Deal.Lifecycle.Should().Be(expected);

    [Fact]
    public void puts_it_in_effect_at_once_where_no_term_was_stated() =>
        Given.ADeal().AsOf("2025-01-02").Deal.Lifecycle.Should().Be(DealLifecycle.InEffect);

    [Fact]
    public void makes_its_commitments_as_if_each_were_made_alone()
    {
        var signed = Given.APartnership.And("2025-02-01", Signed with { Commitments = [Made(5.Usd()), Made(7.Gpu(), "back") with { Debtor = "bob", Creditor = "ann", Survives = true }] });
        var apart = Given.APartnership.And("2025-02-01", Signed).And("2025-02-01", Made(5.Usd()) with { Deal = "d" });

        signed.Commitment.Should().BeEquivalentTo(apart.Commitment, options => options.Excluding(c => c.MadeBy).Excluding(c => c.Explanation));
        signed.Partnership.FindCommitment("back").Should().Match<Commitment>(c => c.Deal == (Id<Deal>)"d" && c.Outstanding == 7.Gpu() && c.Survives);
    }

    [Fact]
    public void makes_nothing_firm_where_the_deal_does_not_bind() =>
        Given.APartnership.And("2025-02-01", Signed with { Nature = DealNature.NonBinding, Commitments = [Made(5.Usd())] })
            .Commitment.Nature.Should().Be(CommitmentNature.NonBinding);

    [Fact]
    public void happens_once_a_deal() =>
        Given.ADeal().Refusal("2025-02-01", Signed)
            .Should().Be("e3 already-signed: Deal d was signed on 2025-01-02; a deal is signed once, and amended after that.");

    [Fact]
    public void may_be_under_a_master_deal_that_is_signed()
    {
        (Given.ADeal().And("2025-02-01", new DealSigned { Deal = "order", Master = "d" }).Partnership.FindDeal("order")?.Master).Should().Be((Id<Deal>)"d");
        Given.ADeal().Refusal("2025-02-01", new DealSigned { Deal = "order", Master = "frame" })
            .Should().Be("e3 unknown-deal: Deal frame is not signed by 2025-02-01; the deals are d.");
    }

    [Fact]
    public void cannot_be_under_itself() =>
        Given.APartnership.Conflict("2025-02-01", new DealSigned { Deal = "d", Master = "d" }).Should().Be("e2 unknown-deal");

    [Theory]
    [InlineData("2025-03-01", "2025-02-28", "e2 term-ends-before-it-starts")]
    [InlineData("2025-03-01", "2025-03-01", "accepted")]
    [InlineData("2025-03", "2025-02", "e2 term-ends-before-it-starts")]
    [InlineData("2025-03-15", "2025-03", "accepted")]
    [InlineData("2025", "2024", "e2 term-ends-before-it-starts")]
    [InlineData("../2025-03-01", "2024-01-01", "accepted")]
    public void takes_a_term_that_may_end_on_its_first_day_or_later(string from, string to, string answer) =>
        Given.APartnership.Conflict("2025-02-01", Signed with { Term = Term(from, to) }).Should().Be(answer);

    [Fact]
    public void says_which_term_is_impossible() =>
        Given.APartnership.Refusal("2025-02-01", Signed with { Term = Term("2025-03-01", "2025-02-28") })
            .Should().Be("e2 term-ends-before-it-starts: The term of deal d is 2025-03-01 to 2025-02-28; it must end on its first day or later.");

    [Fact]
    public void takes_commitments_of_parties_only() =>
        Given.APartnership.Refusal("2025-02-01", Signed with { Commitments = [Made(5.Usd()) with { Creditor = "eve" }] })
            .Should().Be("e2 unknown-party: eve is not a party of the partnership; the parties are ann, bob and cas.");

    [Fact]
    public void takes_no_commitment_of_another_deal() =>
        Given.APartnership.Fault(Signed with { Commitments = [Made(5.Usd()) with { Deal = "other" }] })
            .Should().Be("Entry e2, commitments: Commitment c names deal other; what is undertaken by signing d is under it.");

    [Fact]
    public void has_no_hole_in_its_list_of_commitments() =>
        Given.APartnership.Fault(Signed with { Commitments = [Made(5.Usd()), null!] })
            .Should().Be("Entry e2, commitments: An item of the list is null; each item must have a value.");

    [Fact]
    public void counts_its_commitments_from_nothing_where_it_is_disputed()
    {
        var disputed = Given.APartnership.AndDisputed("2025-02-01", Signed with { Commitments = [Made(5.Usd())] });

        disputed.Commitment.Should().Match<Commitment>(c => c.Committed == 0.ToUsd(5) && c.Outstanding == 0.ToUsd(5) && c.IsContested && c.IsOpen);
        disputed.Deal.IsContested.Should().BeTrue();
    }
}
