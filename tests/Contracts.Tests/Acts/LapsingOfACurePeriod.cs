namespace Contracts.Tests.Acts;

public sealed class LapsingOfACurePeriod
{
    private static readonly CurePeriodLapsed Lapsed = new() { Breach = "b" };

    [Theory]
    [InlineData("2025-06-30", "e4 within-cure")]
    [InlineData("2025-07-01", "e4 within-cure")]
    [InlineData("2025-07-02", "accepted")]
    [InlineData("2025-07", "accepted")]
    [InlineData("../2025-07-01", "e4 within-cure")]
    public void takes_effect_after_the_last_day_of_cure(string day, string answer) => Notified(30).Conflict(day, Lapsed).Should().Be(answer);

    [Theory]
    [InlineData("2025-06-01", "e4 within-cure")]
    [InlineData("2025-06-02", "accepted")]
    public void takes_effect_after_the_day_of_notice_where_there_are_no_days(string day, string answer) => Notified(0).Conflict(day, Lapsed).Should().Be(answer);

    [Fact]
    public void says_from_when_on_it_can_lapse() =>
        Notified(30).Refusal("2025-07-01", Lapsed)
            .Should().Be("e4 within-cure: The cure of breach b lapses on 2025-07-01; it can lapse from the day after 2025-07-01, the last day of cure.");

    [Fact]
    public void is_kept_and_leaves_the_breach_open() =>
        Notified(30).And("2025-07-02", Lapsed).Breach.Should().Match<Breach>(b => b.LapsedBy != null && b.IsOpen && !b.IsContested);

    [Fact]
    public void is_of_a_period_that_was_given() =>
        Notified(null).Refusal("2025-07-02", Lapsed)
            .Should().Be("e4 no-cure-period: Breach b has no period of cure; only a period that was given can lapse.");

    [Fact]
    public void waits_for_the_end_of_a_suspension_that_tolls_deadlines()
    {
        var suspended = Notified(30).And("2025-06-21", new DealSuspended { Deal = "d", TollsDeadlines = true });
        var resumed = suspended.And("2025-07-11", new DealResumed { Deal = "d" });

        suspended.Breach.LastDayOfCure.Should().BeNull();
        suspended.Refusal("2025-07-10", Lapsed).Should().Be("e5 tolled: The cure of breach b is tolled while its deal is suspended; it can lapse after the deal is resumed.");
        suspended.Conflict("2025-07-10", new DealTerminated { Deal = "d", Cause = TerminationCause.ForCause }).Should().Be("e5 within-cure");
        resumed.Breach.LastDayOfCure.Should().Be(new DateOnly(2025, 7, 21));
        resumed.Conflict("2025-07-21", Lapsed).Should().Be("e6 within-cure");
        resumed.Conflict("2025-07-22", Lapsed).Should().Be("accepted");
    }

    [Fact]
    public void happens_once_to_what_is_notified_and_neither_cured_nor_waived()
    {
        Given.ADeal().Conflict("2025-07-02", Lapsed).Should().Be("e3 unknown-breach");
        Notified(30).And("2025-07-02", Lapsed).Refusal("2025-07-03", Lapsed).Should().Be("e5 already-lapsed: The cure of breach b lapsed on 2025-07-02; it lapses once.");
        Notified(30).And("2025-06-20", new BreachCured { Breach = "b" }).Conflict("2025-07-02", Lapsed).Should().Be("e5 already-cured");
        Notified(30).And("2025-06-20", new BreachWaived { Breach = "b", ByParty = "bob" }).Refusal("2025-07-02", Lapsed)
            .Should().Be("e5 already-waived: Breach b was waived on 2025-06-20; what is waived does not lapse.");
    }

    [Fact]
    public void contests_the_breach_where_it_is_disputed() => Notified(30).AndDisputed("2025-07-02", Lapsed).Breach.IsContested.Should().BeTrue();

    private static Story Notified(int? days) =>
        Given.ADeal().And("2025-06-01", new BreachNotified { Breach = "b", Deal = "d", Party = "ann", CureDays = days });
}
