using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class WithdrawingACommitment
{
    private static readonly CommitmentWithdrawn Whole = new() { Commitment = "c", Whole = true, Grounds = "late racks" };

    [Fact]
    public void as_a_whole_leaves_nothing_and_closes_it()
    {
        var withdrawn = Given.ACommitment(10.Usd()).And("2025-02-01", Whole);

        withdrawn.Commitment.Should().Match<Commitment>(c => c.Outstanding == Nothing && c.Withdrawn == 10.Usd() && c.Committed == 10.Usd());
        withdrawn.Commitment.Should().Match<Commitment>(c => !c.IsOpen && c.Lifecycle == CommitmentLifecycle.Withdrawn);
        withdrawn.AsOf("2025-01-31").Commitment.Outstanding.Should().Be(10.Usd());
    }

    [Fact]
    public void as_a_whole_leaves_nothing_however_little_is_known_of_it() =>
        Given.ACommitment(Undisclosed).And("2025-02-01", Whole).Commitment.Should().Match<Commitment>(c => c.Outstanding == Nothing && c.Withdrawn.IsUnknown);

    [Fact]
    public void in_part_takes_that_much_and_leaves_it_open() =>
        Given.ACommitment(10.Usd()).And("2025-02-01", Part(10.Usd())).Commitment.Should().Match<Commitment>(c => c.Outstanding == Nothing && c.Withdrawn == 10.Usd() && c.IsOpen);

    [Fact]
    public void leaves_at_least_nothing_when_the_part_is_unknown() =>
        Given.ACommitment(10.Usd()).And("2025-02-01", Part(Undisclosed)).Commitment.Should().Match<Commitment>(c => c.Outstanding == 0.ToUsd(10) && c.Withdrawn.IsUnknown && c.IsOpen);

    [Theory]
    [InlineData("0.25", 3, 6)]
    [InlineData("1", 0, 0)]
    public void by_a_fraction_leaves_the_rest_of_each_bound(string fraction, int least, int most) =>
        Given.ACommitment(4.ToUsd(8)).And("2025-02-01", new CommitmentWithdrawn { Commitment = "c", Fraction = Fraction.Parse(fraction) })
            .Commitment.Should().Match<Commitment>(c => c.Outstanding == least.ToUsd(most) && c.IsOpen);

    [Fact]
    public void by_a_fraction_takes_it_of_what_is_outstanding_on_that_day() =>
        Given.ACommitment(8.Usd()).And("2025-02-01", Part(4.Usd())).And("2025-03-01", new CommitmentWithdrawn { Commitment = "c", Fraction = new(0.5m) })
            .Commitment.Should().Match<Commitment>(c => c.Outstanding == 2.Usd() && c.Withdrawn == 6.Usd());

    [Fact]
    public void of_a_deal_as_a_whole_closes_all_that_is_open_under_it_and_the_deal()
    {
        var withdrawn = Deal(5.Usd(), 7.Gpu()).And("2025-02-01", new CommitmentWithdrawn { Deal = "d", Whole = true });

        withdrawn.Partnership.Commitments.Should().OnlyContain(c => !c.IsOpen && c.Lifecycle == CommitmentLifecycle.Withdrawn && c.Outstanding.IsNone);
        withdrawn.Deal.Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.Withdrawn && d.EndedBy != null && d.EndedBy.Entry.Id == "e5");
    }

    [Fact]
    public void of_a_deal_as_a_whole_ends_the_options_that_it_granted() =>
        Deal(5.Usd()).And("2025-01-10", new OptionGranted { Option = "o", Deal = "d", Holder = "ann", Amount = 3.Usd(), Makes = "more", Debtor = "ann", Creditor = "bob" })
            .And("2025-02-01", new CommitmentWithdrawn { Deal = "d", Whole = true }).Option.Should().Match<Option>(o => o.Lifecycle == OptionLifecycle.Ended && o.Left == Nothing);

    [Fact]
    public void of_a_deal_that_has_ended_closes_what_survived_and_leaves_the_deal_as_it_ended() =>
        Given.ADeal().Owing(5.Usd(), deal: "d", survives: true).And("2025-02-01", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual })
            .And("2025-03-01", new CommitmentWithdrawn { Deal = "d", Whole = true })
            .Should().Match<Story>(story => !story.Commitment.IsOpen && story.Deal.Lifecycle == DealLifecycle.Terminated && story.Deal.EndedBy != null && story.Deal.EndedBy.Entry.Id == "e4");

    [Fact]
    public void of_a_deal_by_a_fraction_takes_it_of_each_and_leaves_the_deal() =>
        Deal(4.Usd(), 8.Gpu()).And("2025-02-01", new CommitmentWithdrawn { Deal = "d", Fraction = new(0.25m) }).Should().Match<Story>(story =>
            story.Deal.Lifecycle == DealLifecycle.InEffect && story.Partnership.Commitments.Select(c => c.Outstanding).SequenceEqual(new[] { 3.Usd(), 6.Gpu() }));

    [Fact]
    public void of_a_deal_in_part_is_of_its_one_open_commitment()
    {
        var part = new CommitmentWithdrawn { Deal = "d", Part = 2.Usd() };

        (Deal(5.Usd()).And("2025-02-01", part).Partnership.FindCommitment("c0")?.Outstanding).Should().Be(3.Usd());
        (Deal(5.Usd(), 7.Usd()).And("2025-01-31", new CommitmentReleased { Commitment = "c1" }).And("2025-02-01", part).Partnership.FindCommitment("c0")?.Outstanding).Should().Be(3.Usd());
        Deal(5.Usd(), 7.Usd()).Refusal("2025-02-01", part)
            .Should().Be("e5 part-of-several: A part of deal d is withdrawn, with c0 and c1 open under it; a part is of one commitment.");
    }

    [Fact]
    public void is_of_what_is_made_and_open()
    {
        Given.APartnership.Conflict("2025-02-01", Whole).Should().Be("e2 not-committed");
        Given.ACommitment(5.Usd()).And("2025-02-01", Whole).Refusal("2025-02-02", Whole)
            .Should().Be("e4 already-closed: Commitment c was closed on 2025-02-01 by e3; only an open one can change.");
        Given.APartnership.Conflict("2025-02-01", new CommitmentWithdrawn { Deal = "d", Whole = true }).Should().Be("e2 unknown-deal");
        Given.ADeal().Refusal("2025-02-01", new CommitmentWithdrawn { Deal = "d", Whole = true })
            .Should().Be("e3 already-closed: Nothing is open under deal d; only what is open can be withdrawn.");
    }

    [Fact]
    public void is_in_its_unit()
    {
        Given.ACommitment(5.Usd()).Conflict("2025-02-01", Part(5.Gpu())).Should().Be("e3 mixed-units");
        Deal(5.Usd()).Conflict("2025-02-01", new CommitmentWithdrawn { Deal = "d", Part = 2.Gpu() }).Should().Be("e4 mixed-units");
    }

    [Fact]
    public void is_of_no_more_than_is_outstanding() =>
        Given.ACommitment(10.UpToUsd()).Refusal("2025-02-01", Part(11.UsdOrMore()))
            .Should().Be("e3 more-than-outstanding: Commitment c is withdrawn by $11+ with up to $10 outstanding; it can be withdrawn by no more than is outstanding.");

    [Fact]
    public void may_be_of_what_is_perhaps_more() => Given.ACommitment(10.UpToUsd()).Conflict("2025-02-01", Part(10.UsdOrMore())).Should().Be("accepted");

    [Fact]
    public void in_part_counts_from_nothing_where_it_is_disputed() =>
        Given.ACommitment(10.Usd()).AndDisputed("2025-02-01", Part(4.Usd())).Commitment.Should().Match<Commitment>(c => c.Outstanding == 6.ToUsd(10) && c.Withdrawn == 0.ToUsd(4) && c.IsContested);

    [Fact]
    public void as_a_whole_counts_as_anything_where_it_is_disputed() =>
        Given.ACommitment(10.Usd()).AndDisputed("2025-02-01", Whole)
            .Commitment.Should().Match<Commitment>(c => c.Outstanding == 0.ToUsd(10) && c.Withdrawn == 0.ToUsd(10) && c.IsOpen && c.IsContested);

    [Fact]
    public void by_a_fraction_counts_up_to_it_where_it_is_disputed() =>
        Given.ACommitment(4.ToUsd(8)).AndDisputed("2025-02-01", new CommitmentWithdrawn { Commitment = "c", Fraction = new(0.25m) })
            .Commitment.Should().Match<Commitment>(c => c.Outstanding == 3.ToUsd(8) && c.Withdrawn == 0.ToUsd(2) && c.IsContested);

    [Fact]
    public void of_a_deal_leaves_it_in_effect_where_it_is_disputed() =>
        Deal(5.Usd()).AndDisputed("2025-02-01", new CommitmentWithdrawn { Deal = "d", Whole = true })
            .Deal.Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.InEffect && d.IsContested && d.EndedBy == null);

    [Fact]
    public void on_one_day_follows_the_order_of_recording()
    {
        var increase = new CommitmentIncreased { Commitment = "c", By = 4.Usd() };
        var half = new CommitmentWithdrawn { Commitment = "c", Fraction = new(0.5m) };

        Given.ACommitment(10.Usd()).And("2025-02-01", increase).And("2025-02-01", half).Commitment.Outstanding.Should().Be(7.Usd());
        Given.ACommitment(10.Usd()).And("2025-02-01", half).And("2025-02-01", increase).Commitment.Outstanding.Should().Be(9.Usd());
    }

    [Fact]
    public void takes_effect_on_its_day_whenever_it_is_recorded() =>
        Given.ACommitment(10.Usd()).And("2025-03-01", new CommitmentIncreased { Commitment = "c", By = 4.Usd() })
            .And("2025-02-01", new CommitmentWithdrawn { Commitment = "c", Fraction = new(0.5m) }).Commitment.Outstanding.Should().Be(9.Usd());

    [Fact]
    public void names_the_later_entry_that_a_back_dated_one_leaves_no_ground_for() =>
        Given.ACommitment(10.Usd()).And("2025-03-01", new PaymentMade { Commitment = "c", Amount = 4.Usd() }).Refusal("2025-02-01", Whole)
            .Should().Be("e3 already-closed: Commitment c was closed on 2025-02-01 by e4; only an open one can change.");

    [Fact]
    public void is_from_a_commitment_or_a_deal_and_of_the_whole_a_part_or_a_fraction()
    {
        const string From = "Entry e2, commitment: A withdrawal is from either a commitment or a deal; exactly one of the two is named.";
        const string Of = "Entry e2, whole: A withdrawal is of the whole, a part or a fraction; exactly one of the three is stated.";

        Given.APartnership.Fault(new CommitmentWithdrawn { Whole = true }).Should().Be(From);
        Given.APartnership.Fault(Whole with { Deal = "d" }).Should().Be(From);
        Given.APartnership.Fault(new CommitmentWithdrawn { Commitment = "c" }).Should().Be(Of);
        Given.APartnership.Fault(Whole with { Fraction = new(0.5m) }).Should().Be(Of);
    }

    [Fact]
    public void states_no_fraction_of_nothing() =>
        Given.APartnership.Fault(new CommitmentWithdrawn { Commitment = "c", Fraction = default(Fraction) })
            .Should().Be("Entry e2, fraction: 0 is not a fraction; a fraction is more than 0 and at most 1, with at most 8 decimals.");

    private static CommitmentWithdrawn Part(Amount amount) => new() { Commitment = "c", Part = amount };

    private static Story Deal(params Amount[] amounts) =>
        amounts.Index().Aggregate(Given.ADeal(), (story, each) => story.Owing(each.Item, $"c{each.Index}", deal: "d"));
}
