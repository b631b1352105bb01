namespace Contracts.Tests.Acts;

public sealed class NotifyingABreach
{
    private static readonly BreachNotified Notified = new() { Breach = "b", Deal = "d", Party = "ann", Duty = "uptime", CureDays = 30 };

    [Fact]
    public void opens_it_with_its_days_of_cure()
    {
        var breach = Given.ADeal().And("2025-06-01", Notified).Breach;

        breach.Should().Match<Breach>(b => b.Deal == "d" && b.Party == "ann" && b.Duty == "uptime" && b.CureDays == 30 && b.IsOpen && !b.IsContested);
        breach.Should().Match<Breach>(b => b.CuredBy == null && b.WaivedBy == null && b.LapsedBy == null);
        breach.LastDayOfCure.Should().Be(new DateOnly(2025, 7, 1));
    }

    [Fact]
    public void counts_the_days_from_the_last_day_that_the_notice_may_mean() =>
        Given.ADeal().And("2025-06", Notified).Breach.LastDayOfCure.Should().Be(new DateOnly(2025, 7, 30));

    [Fact]
    public void may_give_no_days_at_all() => Given.ADeal().And("2025-06-01", Notified with { CureDays = null }).Breach.LastDayOfCure.Should().BeNull();

    [Fact]
    public void happens_once() =>
        Given.ADeal().And("2025-06-01", Notified).Refusal("2025-06-02", Notified)
            .Should().Be("e4 already-notified: Breach b was notified on 2025-06-01; it is notified once.");

    [Fact]
    public void is_of_a_deal_that_is_signed_and_has_not_ended_and_by_a_party()
    {
        Given.APartnership.Conflict("2025-06-01", Notified).Should().Be("e2 unknown-deal");
        Given.ADeal().And("2025-05-01", new DealCompleted { Deal = "d" }).Conflict("2025-06-01", Notified).Should().Be("e4 deal-ended");
        Given.ADeal().Conflict("2025-06-01", Notified with { Party = "eve" }).Should().Be("e3 unknown-party");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(36_526)]
    public void gives_none_to_a_hundred_years_of_cure(int days) =>
        Given.ADeal().Fault(Notified with { CureDays = days }).Should().Be($"Entry e3, cureDays: The period is {days} days; it must be 0 to 36525.");

    [Fact]
    public void contests_it_where_it_is_disputed() => Given.ADeal().AndDisputed("2025-06-01", Notified).Breach.Should().Match<Breach>(b => b.IsContested && b.IsOpen);
}
