namespace Contracts.Tests;

/// <summary>Histories at which an earlier version was wrong, each with the right answer.</summary>
public sealed class AnsweringWhatWasWrong
{
    private static readonly DateTimeOffset Now = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void explains_an_investment_that_another_one_was_made_of()
    {
        var history = History("explain-after-a-transfer");
        var day = Viewpoint.On(new DateOnly(2022, 12, 1));

        var steps = history.Explain((Id<Investment>)"oa-3", day);

        steps.Select(step => $"{step.Fact.Entry.Id}").Should().Equal("bought", "moved", "cancelled-oa-3");
        steps[^1].Figures.Should().Be(Partnership(history, day).FindInvestment("oa-3")?.Figures)
            .And.Match<Holding>(figures => figures.Amount == Amount.Exactly(80, AmountUnit.Share));
    }

    [Fact]
    public void explains_a_part_of_a_deal_with_what_kept_another_commitment_out()
    {
        var history = History("explain-after-a-refused-part");

        var steps = history.Explain((Id<Commitment>)"c1", Viewpoint.Latest);

        steps.Select(step => $"{step.Fact.Entry.Id}").Should().Equal("m", "s", "w");
        steps[^1].Figures.Should().Be(Partnership(history, Viewpoint.Latest)["c1"].Figures)
            .And.Match<CommitmentFigures>(figures => figures.Outstanding == Usd(7));
    }

    [Fact]
    public void leaves_out_an_exercise_onto_what_is_owed_between_others()
    {
        var partnership = Partnership(History("exercise-onto-another-pair"), Viewpoint.Latest);

        Codes(partnership).Should().Equal("x already-committed");
        partnership["c3"].Outstanding.Should().Be(Usd(4));
        partnership.FindOption("o").Should().Match<Option>(option => option.IsOpen && option.Left == Usd(10));
    }

    [Fact]
    public void hands_on_no_more_than_was_held()
    {
        var partnership = Partnership(History("more-handed-on-than-held"), Viewpoint.Latest);

        Codes(partnership).Should().BeEmpty();
        partnership.FindInvestment("j").Should().Match<Investment>(j => j.Amount.Min == 0 && j.Amount.Max == 5);
    }

    [Fact]
    public void finds_no_conflict_between_about_so_many_shares_and_their_price()
    {
        var partnership = Partnership(History("about-shares"), Viewpoint.Latest);

        Codes(partnership).Should().BeEmpty();
        partnership.Investments.Should().ContainSingle();
    }

    [Fact]
    public void finds_no_conflict_where_about_so_much_is_owed_and_a_little_more_paid()
    {
        var partnership = Partnership(History("about-paid"), Viewpoint.Latest);

        Codes(partnership).Should().BeEmpty();
        partnership.Commitments.Should().ContainSingle().Which.Outstanding.Should().Match<Amount>(left => left.Min == 0 && left.Max == 0);
    }

    [Fact]
    public void leaves_out_a_renewal_until_an_earlier_day()
    {
        var partnership = Partnership(History("renewed-backwards"), Viewpoint.Latest);

        Codes(partnership).Should().Equal("e3 renewed-backwards", "e4 before-the-term-ends");
        partnership.FindDeal("d").Should().Match<Deal>(deal => deal.EndedBy == null && $"{deal.Term}" == "2024-01-01 to 2026-12-31");
    }

    [Fact]
    public void takes_the_rival_of_a_correction_for_no_rival()
    {
        var history = History("rival-of-a-correction");

        history.FindRival(history.Entries[2]).Should().BeNull();
        Partnership(history, Viewpoint.Latest).Commitments.Select(commitment => commitment.Outstanding).Should().Equal(Usd(6), Usd(9));
    }

    [Fact]
    public void keeps_a_claim_contested_whose_disputed_account_was_retracted()
    {
        var partnership = Partnership(History("a-retracted-account-stays-denied"), Viewpoint.Latest);

        partnership.Commitments.Should().ContainSingle().Which.Should().Match<Commitment>(c =>
            c.IsContested && c.Outstanding.Min == 6 && c.Outstanding.Max == 10);
    }

    [Fact]
    public void blames_the_other_side_for_no_milestone()
    {
        var partnership = Partnership(History("late-by-the-other-side"), Viewpoint.On(new DateOnly(2024, 3, 1)));

        partnership.Commitments.Select(commitment => commitment.Performance).Should().Equal(PerformanceStatus.OnTrack, PerformanceStatus.OnTrack);
    }

    [Theory]
    [InlineData("2024-02-01", PerformanceStatus.OnTrack)]
    [InlineData("2024-02-02", PerformanceStatus.Late)]
    public void finds_an_overdue_instalment_late(string day, PerformanceStatus expected) =>
        Partnership(History("instalment-overdue"), Viewpoint.On(PartialDate.Parse(day).Latest))["price"].Performance.Should().Be(expected);

    [Fact]
    public void refuses_a_unit_that_differs_from_a_known_one_by_case() =>
        FluentActions.Invoking(() => Lines("unit-by-case")).Should().Throw<HistoryFileException>().Which.Faults.Should().ContainSingle()
            .Which.Should().Match<HistoryFault>(fault =>
                fault.Line == 2 && fault.Field == "data.commitments[0].amount"
                && fault.Message == "The unit is gbp, which differs from GBP only by case; GBP is required.");

    [Fact]
    public void counts_an_option_on_a_closed_commitment_in_no_ceiling() => Ceiling("ceiling-of-a-closed-commitment").Should().Be("none, none");

    [Fact]
    public void counts_an_option_that_makes_nothing_firm_in_no_ceiling() => Ceiling("ceiling-that-falls-by-exercising").Should().BeEmpty();

    [Theory]
    [InlineData("2025-06-30", OptionLifecycle.Open, 500, "$1,000, $1,500")]
    [InlineData("2025-07-01", OptionLifecycle.WindowOver, 0, "$1,000, $1,000")]
    [InlineData("2030-01-01", OptionLifecycle.WindowOver, 0, "$1,000, $1,000")]
    public void takes_an_option_out_of_the_ceiling_after_its_window(string day, OptionLifecycle expected, int left, string ceiling)
    {
        var viewpoint = Viewpoint.On(PartialDate.Parse(day).Latest);

        Partnership(History("window-over"), viewpoint).FindOption("o").Should().Match<Option>(option => option.Lifecycle == expected && option.Left == Usd(left));
        Ceiling("window-over", viewpoint).Should().Be(ceiling);
    }

    [Fact]
    public void names_the_day_after_the_window_as_the_cause_of_a_change()
    {
        var change = History("window-over").Changes(Viewpoint.On(new DateOnly(2025, 6, 30)), Viewpoint.On(new DateOnly(2025, 7, 2))).Should().ContainSingle().Which;

        change.MovedBy.Should().ContainSingle().Which.Should().Match<Cause>(cause => cause.Fact.Entry.Id == "og" && cause.Day == new DateOnly(2025, 7, 1));
        History("window-over").Explain((Id<Option>)"o", Viewpoint.On(new DateOnly(2025, 7, 2)))[^1].Day.Should().Be(new DateOnly(2025, 7, 1));
    }

    [Fact]
    public void contests_no_neighbour_of_what_is_disputed()
    {
        var partnership = Partnership(History("contested-by-a-neighbour"), Viewpoint.Latest);

        partnership["c2"].IsContested.Should().BeFalse();
        partnership["c1"].IsContested.Should().BeTrue("the disputed payment changes what was performed");
    }

    [Theory]
    [InlineData(false, false, "e3 more-than-outstanding", "none", "none")]
    [InlineData(true, false, "", "none", "$100")]
    [InlineData(false, true, "", "none", "$100")]
    public void shows_what_was_paid_beyond_a_minimum_or_with_leave(bool isMinimum, bool allowsExcess, string codes, string outstanding, string exceeded)
    {
        var lines = Lines("minimum-exceeded").Select(line => line with { Entry = line.Entry with { Event = line.Entry.Event switch
        {
            DealSigned signed => signed with { Commitments = [.. signed.Commitments.Select(made => made with { IsMinimum = isMinimum })] },
            PaymentMade paid => paid with { AllowsExcess = allowsExcess },
            var other => other,
        } } });
        var partnership = Partnership(Histories.Empty.Import(lines, Now).Single(), Viewpoint.Latest);

        string.Join(", ", Codes(partnership)).Should().Be(codes);
        ($"{partnership["c"].Outstanding}", $"{partnership["c"].Exceeded}").Should().Be((outstanding, exceeded));
    }

    private static string Ceiling(string name, Viewpoint? viewpoint = null) =>
        string.Join("; ", CommitmentBoard.Of([History(name)], viewpoint ?? Viewpoint.Latest).Totals.Select(total => $"{total.Firm}, {total.Ceiling}"));

    private static History History(string name) => Histories.Empty.Import(Lines(name), Now).Single();

    private static IReadOnlyList<HistoryLine> Lines(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "faults", $"{name}.jsonl"));
        return HistoryReader.ReadAll([(name, file)]);
    }

    private static Partnership Partnership(History history, Viewpoint viewpoint) => (Partnership)history.AsOf(viewpoint);

    private static IEnumerable<string> Codes(Aggregate aggregate) => aggregate.Anomalies.Select(anomaly => $"{anomaly.Entry} {anomaly.Code}");

    private static Amount Usd(decimal value) => Amount.Exactly(value, AmountUnit.Usd);
}
