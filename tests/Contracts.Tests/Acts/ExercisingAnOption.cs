using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class ExercisingAnOption
{
    private static readonly OptionExercised All = new() { Option = "o", All = true };

    [Fact]
    public void makes_its_commitment_on_that_day()
    {
        var exercised = Making().And("2025-06-10", Exercised(5));

        exercised.Commitment.Should().Match<Commitment>(c => c.Outstanding == 5.Usd() && c.Committed == 5.Usd() && c.Debtor == "ann" && c.Creditor == "bob" && c.Deal == (Id<Deal>)"d");
        exercised.AsOf("2025-06-20").Option.Should().Match<Option>(o => o.Left == 7.Usd() && o.IsOpen);
        exercised.AsOf("2025-06-09").Partnership.Commitments.Should().BeEmpty();
    }

    [Fact]
    public void increases_its_commitment_on_that_day() =>
        Increasing().And("2025-06-10", Exercised(5)).Commitment.Should().Match<Commitment>(c => c.Outstanding == 15.Usd() && c.Committed == 15.Usd());

    [Fact]
    public void again_increases_what_it_made() => Making().And("2025-06-10", Exercised(5)).And("2025-06-11", Exercised(3)).Commitment.Outstanding.Should().Be(8.Usd());

    [Fact]
    public void of_all_that_is_left_closes_it()
    {
        var exercised = Making().And("2025-06-10", Exercised(5)).And("2025-06-11", All);

        exercised.Commitment.Outstanding.Should().Be(12.Usd());
        exercised.Option.Should().Match<Option>(o => !o.IsOpen && o.Lifecycle == OptionLifecycle.Exercised && o.Left == Nothing);
    }

    [Theory]
    [InlineData("2025-05-31", "e4 outside-the-window")]
    [InlineData("2025-06-01", "accepted")]
    [InlineData("2025-06-20", "accepted")]
    [InlineData("2025-06-21", "e4 outside-the-window")]
    [InlineData("2025-05", "e4 outside-the-window")]
    [InlineData("2025-07", "e4 outside-the-window")]
    [InlineData("2025-06", "accepted")]
    [InlineData("../2025-05-31", "e4 outside-the-window")]
    [InlineData("../2025-07-01", "accepted")]
    public void happens_on_a_day_that_may_lie_in_its_window(string day, string answer) => Making().Conflict(day, Exercised(5)).Should().Be(answer);

    [Fact]
    public void says_what_its_window_is() =>
        Making().Refusal("2025-06-21", Exercised(5))
            .Should().Be("e4 outside-the-window: Option o is exercised on 2025-06-21; its window is 2025-06-01 to 2025-06-20.");

    [Fact]
    public void is_for_its_holder() =>
        Making().Refusal("2025-06-10", Exercised(5) with { ByParty = "bob" }).Should().Be("e4 not-the-holder: bob uses option o; only its holder, ann, can.");

    [Fact]
    public void is_of_no_more_than_is_left() =>
        Making().And("2025-06-10", Exercised(5)).Refusal("2025-06-11", Exercised(8))
            .Should().Be("e5 more-than-left: Option o is exercised for $8 with $7 left; no more than that can be.");

    [Fact]
    public void is_in_its_unit() =>
        Making().Refusal("2025-06-10", new OptionExercised { Option = "o", Amount = 5.Gpu() })
            .Should().Be("e4 mixed-units: Option o is in USD, the amount in GPU; it has to be in the option's unit.");

    [Fact]
    public void is_of_what_is_granted_and_not_closed()
    {
        Given.APartnership.Refusal("2025-06-10", All).Should().Be("e2 unknown-option: Option o is not granted by 2025-06-10; the options are none.");
        Making().And("2025-06-10", All).Refusal("2025-06-11", Exercised(1))
            .Should().Be("e5 option-closed: Option o was exercised on 2025-06-10; nothing can be done with it after that.");
    }

    [Fact]
    public void is_of_a_commitment_that_is_open() =>
        Increasing().And("2025-06-01", new CommitmentReleased { Commitment = "c" }).Should().Match<Story>(released =>
            released.Conflict("2025-06-10", Exercised(5)) == "e5 already-closed" && released.Option.Left == 12.Usd());

    [Fact]
    public void counts_from_nothing_where_it_is_disputed()
    {
        var disputed = Increasing().AndDisputed("2025-06-10", Exercised(5));

        disputed.Commitment.Should().Match<Commitment>(c => c.Outstanding == 10.ToUsd(15) && c.IsContested);
        disputed.Option.Should().Match<Option>(o => o.Left == 7.ToUsd(12) && o.IsContested);
    }

    [Fact]
    public void of_more_than_is_left_is_not_certain_where_it_is_disputed() =>
        Making().Imported("2025-06-10", Exercised(15)).And(new EntryDisputed { Entry = "e4", ByParty = "bob" }).Should().Match<Story>(story =>
            !story.Anomalies.Any() && story.Commitment.Outstanding == 0.ToUsd(12) && story.AsOf("2025-06-20").Option.Left == 0.ToUsd(12));

    [Fact]
    public void of_all_leaves_it_open_where_it_is_disputed() =>
        Making().AndDisputed("2025-06-10", All).Should().Match<Story>(story =>
            story.Commitment.Outstanding == 0.ToUsd(12) && story.AsOf("2025-06-20").Option.IsOpen && story.AsOf("2025-06-20").Option.Left == 0.ToUsd(12));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void hands_on_how_the_option_stands(bool makes)
    {
        var granted = (makes ? Making(Standing.Alleged) : Increasing(Standing.Alleged)).And(new EntryDisputed { Entry = "e3", ByParty = "bob" });

        granted.And("2025-06-10", All).Commitment.Should().Match<Commitment>(c => c.IsContested && c.Standing == Standing.Alleged);
    }

    [Theory]
    [InlineData(DealNature.Binding, CommitmentNature.Firm)]
    [InlineData(DealNature.NonBinding, CommitmentNature.NonBinding)]
    public void makes_nothing_firmer_than_its_deal(DealNature deal, CommitmentNature expected) =>
        Making(nature: deal).And("2025-06-10", All).Commitment.Nature.Should().Be(expected);

    [Fact]
    public void is_for_an_exact_amount_or_for_all_that_is_left()
    {
        const string One = "Entry e2, amount: An option is exercised for an amount or for all that is left; exactly one of the two is stated.";

        Given.APartnership.Fault(new OptionExercised { Option = "o" }).Should().Be(One);
        Given.APartnership.Fault(Exercised(5) with { All = true }).Should().Be(One);
        Given.APartnership.Fault(new OptionExercised { Option = "o", Amount = 5.UpToUsd() }).Should().Be("Entry e2, amount: The amount is up to $5; an option is exercised for an exact amount.");
    }

    private static OptionExercised Exercised(int amount) => new() { Option = "o", Amount = amount.Usd() };

    private static Story Making(Standing standing = Standing.Confirmed, DealNature nature = DealNature.Binding) => Given.ADeal(nature: nature).Told("2025-02-01", new OptionGranted
    {
        Option = "o", Deal = "d", Holder = "ann", Amount = 12.Usd(), Window = Term("2025-06-01", "2025-06-20"), Makes = "c", Debtor = "ann", Creditor = "bob",
    }, standing);

    private static Story Increasing(Standing standing = Standing.Confirmed) =>
        Given.ACommitment(10.Usd()).Told("2025-02-01", new OptionGranted { Option = "o", Holder = "bob", Amount = 12.Usd(), Increases = "c" }, standing);
}
