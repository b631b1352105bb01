using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class GrantingAnOption
{
    private static readonly OptionGranted Makes = new()
    {
        Option = "o", Deal = "d", Holder = "ann", Amount = 12.Usd(), Window = Term("2025-06-01", "2025-06-30"), Makes = "c", Debtor = "ann", Creditor = "bob", Subject = "compute",
    };

    private static readonly OptionGranted Increases = new() { Option = "o", Holder = "ann", Amount = 12.Usd(), Increases = "c" };

    [Fact]
    public void makes_nothing_owed()
    {
        var granted = Given.ADeal().And("2025-02-01", Makes);

        granted.Partnership.Commitments.Should().BeEmpty();
        granted.AsOf("2025-06-30").Option.Should().Match<Option>(o => o.IsOpen && o.Left == 12.Usd() && o.Holder == "ann" && o.Debtor == "ann" && o.Creditor == "bob" && o.Subject == "compute");
        granted.Option.Should().Match<Option>(o => o.Window == Makes.Window && o.Deal == (Id<Deal>)"d" && o.Makes == (Id<Commitment>)"c" && o.ClosedBy == null && !o.IsContested);
    }

    [Fact]
    public void counts_in_the_ceiling_and_not_as_firm()
    {
        var total = Histories.Of([Given.ACommitment(5.Usd()).And("2025-02-01", Increases).History]).AsOf(Viewpoint.Latest).Totals.Single();

        (total.Firm.ToString(), total.Ceiling.ToString()).Should().Be(("$5", "$17"));
    }

    [Fact]
    public void takes_debtor_and_creditor_of_the_commitment_that_it_increases() =>
        Given.ACommitment(5.Usd()).And("2025-02-01", Increases).Option.Should().Match<Option>(o => o.Debtor == "ann" && o.Creditor == "bob");

    [Fact]
    public void counts_from_nothing_where_it_is_disputed() =>
        Given.ADeal().AndDisputed("2025-02-01", Makes).AsOf("2025-06-30").Option.Should().Match<Option>(o => o.Left == 0.ToUsd(12) && o.IsContested && o.IsOpen);

    [Fact]
    public void happens_once() =>
        Given.ADeal().And("2025-02-01", Makes).Refusal("2025-03-01", Makes).Should().Be("e4 already-granted: Option o was granted on 2025-02-01; it is granted once.");

    [Fact]
    public void is_by_a_deal_that_is_signed_and_has_not_ended()
    {
        Given.APartnership.Conflict("2025-02-01", Makes).Should().Be("e2 unknown-deal");
        Given.ADeal().And("2025-02-01", new DealCompleted { Deal = "d" }).Refusal("2025-02-01", Makes)
            .Should().Be("e4 deal-ended: Deal d was completed on 2025-02-01; only a deal that has not ended can be given an option.");
    }

    [Fact]
    public void has_a_window_that_ends_on_its_first_day_or_later() =>
        Given.ADeal().Refusal("2025-02-01", Makes with { Window = Term("2025-06-02", "2025-06-01") })
            .Should().Be("e3 term-ends-before-it-starts: The window of option o is 2025-06-02 to 2025-06-01; it must end on its first day or later.");

    [Fact]
    public void is_between_two_parties()
    {
        Given.ADeal().Refusal("2025-02-01", Makes with { Creditor = "ann" }).Should().Be("e3 debtor-is-creditor: ann would owe itself; a debtor and a creditor must be two parties.");
        Given.ADeal().Conflict("2025-02-01", Makes with { Creditor = "eve" }).Should().Be("e3 unknown-party");
        Given.ADeal().Conflict("2025-02-01", Makes with { Holder = "eve" }).Should().Be("e3 unknown-party");
    }

    [Fact]
    public void makes_what_is_not_made_yet_or_increases_what_is_open_in_its_unit()
    {
        Given.ADeal().Owing(5.Usd()).Refusal("2025-02-01", Makes)
            .Should().Be("e4 already-committed: Commitment c was made on 2025-01-03; an option makes a new one, or increases it.");
        Given.APartnership.Conflict("2025-02-01", Increases).Should().Be("e2 not-committed");
        Given.ACommitment(5.Usd()).And("2025-02-01", new CommitmentReleased { Commitment = "c" }).Conflict("2025-02-01", Increases).Should().Be("e4 already-closed");
        Given.ACommitment(5.Gpu()).Conflict("2025-02-01", Increases).Should().Be("e3 mixed-units");
    }

    [Fact]
    public void makes_a_commitment_or_increases_one()
    {
        const string One = "Entry e2, makes: An option either increases a commitment or makes one; exactly one of the two is named.";
        const string Two = "Entry e2, debtor: Debtor and creditor are stated where exercising makes a commitment, and only there.";

        Given.APartnership.Fault(Makes with { Makes = null }).Should().Be(One);
        Given.APartnership.Fault(Makes with { Increases = "c" }).Should().Be(One);
        Given.APartnership.Fault(Makes with { Debtor = null }).Should().Be(Two);
    }

    [Fact]
    public void states_no_debtor_where_it_increases_a_commitment() =>
        Given.APartnership.Fault(Increases with { Debtor = "ann" })
            .Should().Be("Entry e2, debtor: Debtor and creditor are stated where exercising makes a commitment, and only there.");
}
