namespace Contracts.Tests.Acts;

public sealed class CuringABreach
{
    private static readonly Story Notified = Given.ADeal().And("2025-06-01", new BreachNotified { Breach = "b", Deal = "d", Party = "ann", CureDays = 30 });

    private static readonly BreachCured Cured = new() { Breach = "b" };

    [Fact]
    public void closes_it() =>
        Notified.And("2025-06-20", Cured).Breach.Should().Match<Breach>(b => !b.IsOpen && b.CuredBy != null && b.CuredBy.Entry.Id == "e4");

    [Fact]
    public void may_come_late_as_long_as_no_lapse_is_on_record() => Notified.Conflict("2025-08-01", Cured).Should().Be("accepted");

    [Fact]
    public void does_not_come_after_the_lapse() =>
        Notified.And("2025-07-02", new CurePeriodLapsed { Breach = "b" }).Refusal("2025-07-03", Cured)
            .Should().Be("e5 cured-after-lapse: The cure of breach b lapsed on 2025-07-02; after that it is cured only if it is waived.");

    [Fact]
    public void comes_after_the_lapse_where_the_breach_is_waived() =>
        Notified.And("2025-07-02", new CurePeriodLapsed { Breach = "b" }).And("2025-07-03", new BreachWaived { Breach = "b", ByParty = "bob" })
            .Conflict("2025-07-04", Cured).Should().Be("accepted");

    [Fact]
    public void happens_once_to_what_is_notified()
    {
        Notified.And("2025-06-20", Cured).Refusal("2025-06-21", Cured)
            .Should().Be("e5 already-cured: Breach b was cured on 2025-06-20; nothing follows from it after that.");
        Given.ADeal().Refusal("2025-06-20", Cured)
            .Should().Be("e3 unknown-breach: Breach b is not notified by 2025-06-20; the breaches are none.");
    }

    [Fact]
    public void breaks_a_later_lapse_where_it_is_back_dated() =>
        Notified.And("2025-07-02", new CurePeriodLapsed { Breach = "b" }).Conflict("2025-07-01", Cured).Should().Be("e4 already-cured");

    [Fact]
    public void counts_as_stated_where_it_is_disputed() =>
        Notified.AndDisputed("2025-06-20", Cured).Breach.Should().Match<Breach>(b => b.IsContested && !b.IsOpen);
}
