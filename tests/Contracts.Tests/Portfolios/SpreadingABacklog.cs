using Contracts.Tests.Acts;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class SpreadingABacklog
{
    /// <summary>A hundred dollars on the last day of 2025, 2027, 2029, 2031 and 2033 each.</summary>
    private static readonly Schedule EverySecondYear = new() { Instalments = [.. new[] { 2025, 2027, 2029, 2031, 2033 }.Select(year => new Instalment { Due = PartialDate.InYear(year), Amount = 100.Usd() })] };

    [Theory]
    [InlineData("2025-12-30", "none, $100, $100, $100, $200, none")]
    [InlineData("2025-12-31", "$100, $100, $100, $100, $100, none")]
    [InlineData("2026-01-01", "$100, $100, $100, $100, $100, none")]
    [InlineData("2034-01-01", "$500, none, none, none, none, none")]
    public void puts_instalments_where_they_fall_due(string day, string expected) => Spread(Owing(500.Usd()), day).Should().Be(expected);

    [Fact]
    public void takes_what_was_performed_off_what_falls_due_first() =>
        Spread(Owing(500.Usd()).And("2025-02-01", new PaymentMade { Commitment = "c", Amount = 150.Usd() }), "2026-01-01").Should().Be("none, $50, $100, $100, $100, none");

    [Fact]
    public void keeps_a_range_of_what_was_performed_a_range() =>
        Spread(Owing(500.Usd()).And("2025-02-01", new PaymentMade { Commitment = "c", Amount = 50.ToUsd(150) }), "2026-01-01").Should().Be("up to $50, $50 to 100, $100, $100, $100, none");

    [Fact]
    public void does_not_guess_from_which_part_something_was_withdrawn() =>
        Spread(Owing(500.Usd()).And("2025-02-01", new CommitmentWithdrawn { Commitment = "c", Part = 30.Usd() }), "2026-01-01")
            .Should().Be("$70 to 100, $70 to 100, $70 to 100, $70 to 100, $70 to 100, none");

    [Fact]
    public void has_nowhere_else_to_withdraw_from_where_one_part_is_left() =>
        Spread(Owing(500.Usd()).And("2025-02-01", new PaymentMade { Commitment = "c", Amount = 400.Usd() }).And("2025-03-01", new CommitmentReduced { Commitment = "c", By = 30.Usd() }), "2026-01-01")
            .Should().Be("none, none, none, none, $70, none");

    [Fact]
    public void leaves_what_it_grew_by_unscheduled() =>
        Spread(Owing(500.Usd()).And("2025-02-01", new CommitmentIncreased { Commitment = "c", By = 40.Usd() }), "2026-01-01").Should().Be("$100, $100, $100, $100, $100, $40");

    [Fact]
    public void leaves_all_unscheduled_where_nobody_said_when() => Spread(ACommitment(5.UpToUsd()), "2026-01-01").Should().Be("none, none, none, none, none, up to $5");

    [Fact]
    public void takes_no_instalment_for_certain_of_what_is_only_up_to_so_much() =>
        Spread(Owing(500.UpToUsd()), "2026-01-01").Should().Be("up to $100, up to $100, up to $100, up to $100, up to $100, none");

    [Fact]
    public void leaves_what_goes_beyond_the_instalments_unscheduled_and_open() =>
        Spread(Owing(500.UsdOrMore()), "2026-01-01").Should().Be("$100, $100, $100, $100, $100, undisclosed (1 open-ended)");

    [Fact]
    public void spreads_evenly_by_days()
    {
        var even = APartnership.And("2025-01-03", Made(100.Usd()) with { Schedule = new Schedule { Evenly = Term("2025-12-22", "2025-12-31") } });

        Spread(even, "2025-12-21").Should().Be("none, $100, none, none, none, none");
        Spread(even.And("2025-12-23", new PaymentMade { Commitment = "c", Amount = 15.Usd() }), "2025-12-23").Should().Be("$5, $80, none, none, none, none");
    }

    [Fact]
    public void takes_a_first_day_that_may_be_after_the_last_for_the_last()
    {
        var even = APartnership.And("2025-01-03", Made(100.Usd()) with { Schedule = new Schedule { Evenly = Term("../2026-06-30", "2025-12-31") } });

        Spread(even, "2025-12-30").Should().Be("none, $100, none, none, none, none");
        Spread(even, "2025-12-31").Should().Be("$100, none, none, none, none, none");
    }

    [Fact]
    public void counts_firm_open_commitments_that_pass_on_nothing()
    {
        var story = ACommitment(5.Usd()).Owing(7.Usd(), "closed").And("2025-02-01", new CommitmentReleased { Commitment = "closed" })
            .And("2025-02-01", Made(9.Usd(), "perhaps") with { Nature = CommitmentNature.Contingent }).And("2025-02-01", Made(11.Usd(), "resale") with { PassesOn = "c" });

        Backlogs(story, "2026-01-01").Should().ContainSingle().Which.Should().Match<Backlog>(backlog => backlog.Creditor == "bob" && backlog.Whole.ToString() == "$5");
    }

    [Fact]
    public void ends_with_the_calendar() => Spread(Owing(500.Usd()), "9999-12-31").Should().Be("$500, none, none, none, none, none");

    [Fact]
    public void looks_a_maturity_up_by_its_name()
    {
        var backlog = Backlogs(Owing(500.Usd()), "2025-12-31").Single();

        backlog[Maturity.Overdue].ToString().Should().Be("$100");
        FluentActions.Invoking(() => backlog[(Maturity)9]).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("There is no maturity 9; one of Overdue, Within24Months, Months25To48, Months49To72, Beyond "
                + "and Unscheduled is required.*");
    }

    private static Story Owing(Amount amount) => APartnership.And("2025-01-03", Made(amount) with { Schedule = EverySecondYear });

    private static IReadOnlyList<Backlog> Backlogs(Story story, string day) =>
        CommitmentBoard.Of([story.History], Viewpoint.On(PartialDate.Parse(day).Latest)).Portfolio.Backlogs;

    private static string Spread(Story story, string day) => string.Join(", ", Backlogs(story, day).Single().ByMaturity.Select(part => part.Total));
}
