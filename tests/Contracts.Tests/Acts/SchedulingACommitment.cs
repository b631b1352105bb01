using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class SchedulingACommitment
{
    private static readonly Schedule Quarterly = new()
    {
        Instalments = [Part("2025-03-31", 40), Part("2025-06", 30), Part("2025-12-31", 30)],
    };

    private static readonly Schedule Daily = new() { Evenly = Term("2025-01-01", "2025-01-10") };

    [Theory]
    [InlineData("2025-03-30", 0)]
    [InlineData("2025-03-31", 40)]
    [InlineData("2025-06-29", 40)]
    [InlineData("2025-06-30", 70)]
    [InlineData("2025-12-31", 100)]
    [InlineData("2030-01-01", 100)]
    public void makes_instalments_due_on_their_last_possible_day(string day, int due) =>
        Scheduled(100.Usd(), Quarterly)?.DueBy(100.Usd(), DateOnly.Parse(day)).Should().Be(due.Usd());

    [Theory]
    [InlineData("2024-12-31", 0)]
    [InlineData("2025-01-01", 10)]
    [InlineData("2025-01-09", 90)]
    [InlineData("2025-01-10", 100)]
    [InlineData("2025-01-11", 100)]
    public void spreads_evenly_over_both_the_first_day_and_the_last(string day, int due) =>
        Scheduled(100.Usd(), Daily)?.DueBy(100.Usd(), DateOnly.Parse(day)).Should().Be(due.Usd());

    [Fact]
    public void rounds_a_share_outward_to_eight_decimals() =>
        new Schedule { Evenly = Term("2025-01-01", "2025-01-03") }.DueBy(1.Usd(), new DateOnly(2025, 1, 1))
            .Should().Be(Amount.Between(0.33333333m, 0.33333334m, "USD"));

    [Fact]
    public void keeps_what_was_only_said_to_be_at_most() =>
        Daily.DueBy(100.UpToUsd(), new DateOnly(2025, 1, 5)).Should().Match<Amount>(due => due.Min == 0 && due.Max == 50);

    [Fact]
    public void comes_to_what_is_undertaken() =>
        Given.APartnership.Refusal("2025-01-01", Made(90.Usd()) with { Schedule = Quarterly })
            .Should().Be("e2 schedule-differs: The instalments of commitment c add up to $100, and $90 is undertaken; they must add up to what is undertaken.");

    [Fact]
    public void may_come_to_what_is_perhaps_undertaken() =>
        Given.APartnership.Conflict("2025-01-01", Made(100.UpToUsd()) with { Schedule = Quarterly }).Should().Be("accepted");

    [Fact]
    public void is_in_instalments_or_even_and_not_both()
    {
        const string Both = "Entry e2, schedule.evenly: A schedule has instalments or is spread evenly; exactly one of the two is stated.";

        Fault(new Schedule()).Should().Be(Both);
        Fault(Quarterly with { Evenly = Daily.Evenly }).Should().Be(Both);
    }

    [Fact]
    public void has_an_instalment() =>
        Fault(new Schedule { Instalments = [] }).Should().Be("Entry e2, schedule.instalments: There is no instalment; at least one is required.");

    [Fact]
    public void has_no_hole_in_its_list_of_instalments() =>
        Fault(new Schedule { Instalments = [null!] }).Should().Be("Entry e2, schedule.instalments: An item of the list is null; each item must have a value.");

    [Fact]
    public void is_in_the_commitments_unit() =>
        Fault(new Schedule { Instalments = [new Instalment { Due = new DateOnly(2025, 1, 1), Amount = 5.Gpu() }] })
            .Should().Be("Entry e2, schedule.instalments: An instalment is in GPU, the commitment in USD; both must be in one unit.");

    [Theory]
    [InlineData("2025-01-01", null, "from 2025-01-01")]
    [InlineData(null, "2025-01-01", "to 2025-01-01")]
    [InlineData("2025-01-02", "2025-01-01", "2025-01-02 to 2025-01-01")]
    public void is_even_over_a_term_of_two_ends(string? from, string? to, string told) =>
        Fault(new Schedule { Evenly = Term(from, to) }).Should().Be($"Entry e2, schedule.evenly: The term is {told}; it must have a first and a last day, in that order.");

    [Theory]
    [InlineData("2025-04-20", PerformanceStatus.OnTrack)]
    [InlineData("2025-04-21", PerformanceStatus.Late)]
    public void is_put_off_by_the_days_of_a_suspension_that_tolls_deadlines(string day, PerformanceStatus expected)
    {
        var story = Given.ADeal().And("2025-01-05", Made(100.Usd()) with { Deal = "d", Schedule = Quarterly })
            .And("2025-02-01", new DealSuspended { Deal = "d", TollsDeadlines = true });

        story.AsOf("2025-05-01").Commitment.Performance.Should().Be(PerformanceStatus.OnTrack);
        story.And("2025-02-21", new DealResumed { Deal = "d" }).AsOf(day).Commitment.Performance.Should().Be(expected);
    }

    [Theory]
    [InlineData("2025-01-10", 99, PerformanceStatus.OnTrack)]
    [InlineData("2025-01-11", 99, PerformanceStatus.Late)]
    [InlineData("2025-01-11", 100, PerformanceStatus.Fulfilled)]
    public void is_overdue_after_the_last_day_where_it_is_even(string day, int paid, PerformanceStatus expected) =>
        Given.APartnership.And("2025-01-01", Made(100.Usd()) with { Schedule = Daily }).And("2025-01-05", new PaymentMade { Commitment = "c", Amount = paid.Usd() })
            .AsOf(day).Commitment.Performance.Should().Be(expected);

    [Theory]
    [InlineData("2025-06-01", "$60, $2")]
    [InlineData("2025-06-02", "$55, $2")]
    [InlineData("2025-12-01", "$25, $2")]
    [InlineData("2026-01-02", "none, $17")]
    public void makes_a_minimum_of_each_instalment_and_carries_no_excess_to_the_next(string day, string told) =>
        TakeOrPay.AsOf(day).Commitment.Should().Match<Commitment>(c => $"{c.Outstanding}, {c.Exceeded}" == told);

    [Fact]
    public void is_late_with_an_instalment_of_a_minimum_whatever_exceeded_the_one_before() =>
        TakeOrPay.AsOf("2025-07-01").Commitment.Performance.Should().Be(PerformanceStatus.Late);

    [Fact]
    public void takes_a_reversal_from_the_latest_performed_instalment_backwards() =>
        TakeOrPay.And("2025-07-01", new PerformanceReversed { Commitment = "c", Amount = 9.Usd(), Reason = ReversalReason.Chargeback }).AsOf("2025-07-01").Commitment
            .Should().Match<Commitment>(c => c.Outstanding == 62.Usd() && c.Exceeded == Nothing && c.Performed == 38.Usd());

    /// <summary>Of 40, 30 and 30, 42 are paid, then 5, then 30, and 40 at last.</summary>
    private static Story TakeOrPay => Given.APartnership.And("2025-01-01", Made(100.Usd()) with { IsMinimum = true, Schedule = Quarterly })
        .And("2025-03-31", Paid(42)).And("2025-06-02", Paid(5)).And("2025-12-01", Paid(30)).And("2026-01-02", Paid(40));

    private static PaymentMade Paid(int amount) => new() { Commitment = "c", Amount = amount.Usd() };

    private static string Fault(Schedule schedule) => Given.APartnership.Fault(Made(100.Usd()) with { Schedule = schedule });

    private static Schedule? Scheduled(Amount amount, Schedule schedule) =>
        Given.APartnership.And("2025-01-01", Made(amount) with { Schedule = schedule }).Commitment.Schedule;

    private static Instalment Part(string due, int amount) => new() { Due = PartialDate.Parse(due), Amount = amount.Usd() };
}
