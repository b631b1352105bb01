using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class LettingATermGoOn
{
    private static readonly NonRenewalNoticed Noticed = new() { Deal = "d", ByParty = "bob" };
    private static readonly DealExpired Expired = new() { Deal = "d" };

    [Theory]
    [InlineData("2025-03-31", 12, "2025-01-02", "2025-03-31")]
    [InlineData("2025-03-31", 12, "2025-03-31", "2025-03-31")]
    [InlineData("2025-03-31", 12, "2025-04-01", "2026-03-31")]
    [InlineData("2025-03-31", 12, "2031-01-01", "2031-03-31")]
    [InlineData("2025-03-15", 6, "2025-09-15", "2025-09-15")]
    [InlineData("2025-03-15", 6, "2025-09-16", "2026-03-15")]
    [InlineData("2025-01-31", 1, "2025-02-01", "2025-02-28")]
    [InlineData("2025-01-31", 1, "2025-03-01", "2025-03-31")]
    [InlineData("2025-01-31", 1, "2025-04-30", "2025-04-30")]
    [InlineData("2025-01-31", 1, "2028-02-01", "2028-02-29")]
    [InlineData("2024-02-29", 12, "2025-02-28", "2025-02-28")]
    [InlineData("2024-02-29", 12, "2028-02-29", "2028-02-29")]
    [InlineData("2024-08-30", 6, "2025-01-31", "2025-02-28")]
    [InlineData("2025-02", 1, "2025-03-01", "2025-03-28")]
    [InlineData("2025", 12, "2026-01-01", "2026-12-31")]
    public void counts_each_round_from_the_last_day_that_is_stated(string to, int months, string day, string roundEnds) =>
        Lease(to, months, 0).AsOf(day).Deal.Should().Match<Deal>(d =>
            d.Lifecycle == DealLifecycle.InEffect && d.RoundEndsOn == DateOnly.Parse(roundEnds) && d.TermEndsOn == d.RoundEndsOn && d.Term == Term(to, months, 0));

    [Theory]
    [InlineData("2025-02-13", 6, 30, "2025-03-15")]
    [InlineData("2025-02-14", 6, 30, "2025-09-15")]
    [InlineData("2025-01", 6, 30, "2025-03-15")]
    [InlineData("2025-02", 6, 30, "2025-09-15")]
    [InlineData("../2025-02-13", 6, 30, "2025-03-15")]
    [InlineData("2025-03-15", 6, 0, "2025-03-15")]
    [InlineData("2025-03-16", 6, 0, "2025-09-15")]
    [InlineData("2025-03-14", 6, 1, "2025-03-15")]
    [InlineData("2025-03-15", 6, 1, "2025-09-15")]
    [InlineData("2025-03-01", 1, 60, "2025-05-15")]
    [InlineData("2027-01-20", 6, 30, "2027-03-15")]
    public void is_ended_by_a_notice_for_the_first_round_for_which_it_is_in_time(string noticed, int months, int noticeDays, string last)
    {
        var ending = Lease("2025-03-15", months, noticeDays).Owing(5.Usd(), deal: "d").And(noticed, Noticed);
        var over = DateOnly.Parse(last).AddDays(1).ToString("yyyy-MM-dd");

        ending.AsOf(last).Deal.Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.InEffect && d.RoundEndsOn == null && d.TermEndsOn == DateOnly.Parse(last));
        ending.AsOf(over).Deal.Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.TermOver && d.RoundEndsOn == null && d.TermEndsOn == DateOnly.Parse(last));
        ending.AsOf(over).Commitment.Should().Match<Commitment>(c => c.IsOpen && c.Outstanding == 5.Usd());
        ending.Conflict(last, Expired).Should().Be("e5 before-the-term-ends");
        ending.And(over, Expired).Commitment.IsOpen.Should().BeFalse();
    }

    [Fact]
    public void goes_on_until_the_round_for_which_the_notice_was_in_time()
    {
        var late = Lease("2025-03-15", 6, 30).And("2025-02-14", Noticed);

        late.AsOf("2025-03-15").Deal.RoundEndsOn.Should().Be(new DateOnly(2025, 3, 15), "it goes on after it");
        late.AsOf("2025-03-16").Deal.Should().Match<Deal>(d => d.RoundEndsOn == null && d.Lifecycle == DealLifecycle.InEffect && d.NonRenewal != null && d.NonRenewal.Entry.Id == "e3");
        late.AsOf("2025-02-13").Deal.NonRenewal.Should().BeNull();
    }

    [Fact]
    public void ends_with_the_first_of_several_notices() =>
        Lease("2025-03-15", 6, 30).And("2025-02-01", Noticed).And("2025-03-01", Noticed with { ByParty = "ann" })
            .Deal.Should().Match<Deal>(d => d.TermEndsOn == new DateOnly(2025, 3, 15) && d.NonRenewal!.Entry.Id == "e3");

    [Theory]
    [InlineData("2025-04-01")]
    [InlineData("2026-04-01")]
    [InlineData("2099-01-01")]
    public void never_lets_it_expire_without_a_notice(string day) =>
        Lease("2025-03-31", 12, 30).Refusal(day, Expired)
            .Should().Be($"e3 before-the-term-ends: Deal d expires on {day} with a term that goes on by itself; it can expire once non-renewal is noticed and the last round over.");

    [Fact]
    public void says_from_when_on_it_can_expire() =>
        Lease("2025-03-15", 6, 30).And("2025-02-14", Noticed).Refusal("2025-09-15", Expired)
            .Should().Be("e4 before-the-term-ends: Deal d expires on 2025-09-15 with a term that goes on to 2025-09-15; it can expire from the day after 2025-09-15.");

    [Fact]
    public void goes_on_from_the_last_day_of_a_renewal_by_agreement_which_ends_an_earlier_notice()
    {
        var renewed = Lease("2025-03-15", 6, 30).And("2025-02-01", Noticed).And("2025-02-10", Renewed("2025-12-31"));

        renewed.AsOf("2026-01-01").Deal.Should().Match<Deal>(d => d.RoundEndsOn == new DateOnly(2026, 6, 30) && d.NonRenewal == null && d.Term == Term("2025-12-31", 6, 30));
        renewed.Conflict("2026-01-01", Expired).Should().Be("e5 before-the-term-ends");
        renewed.And("2025-02-11", Noticed).AsOf("2026-01-01").Deal.Lifecycle.Should().Be(DealLifecycle.TermOver);
    }

    [Fact]
    public void is_renewed_backwards_only_to_a_day_up_to_the_last_that_is_stated()
    {
        var twoYearsOn = Lease("2025-03-31", 12, 30);

        twoYearsOn.Conflict("2027-01-01", Renewed("2025-03-31")).Should().Be("e3 renewed-backwards");
        twoYearsOn.And("2027-01-01", Renewed("2025-04-01")).AsOf("2027-01-01").Deal.RoundEndsOn.Should().Be(new DateOnly(2027, 4, 1));
        twoYearsOn.And("2025-04-01", Tacitly("2026-03-31")).And("2027-01-01", Renewed("2025-04-01")).Anomalies.Should().BeEmpty();
    }

    [Fact]
    public void keeps_its_clause_and_ends_a_notice_where_it_is_amended_without_one()
    {
        var amended = Lease("2025-03-15", 6, 30).And("2025-02-01", Noticed).And("2025-03-01", Amended(Term("2025-01-01", "2025-05-31")));

        amended.AsOf("2025-06-01").Deal.Should().Match<Deal>(d => d.RoundEndsOn == new DateOnly(2025, 11, 30) && d.NonRenewal == null && d.Term!.Renewal == new RenewalClause { Months = 6, NoticeDays = 30 });
    }

    [Fact]
    public void takes_the_clause_of_an_amendment_from_then_on()
    {
        var amended = ADeal(to: "2025-03-15").And("2025-03-01", Amended(Term("2025-03-31", 1, 5)));

        amended.AsOf("2025-04-01").Deal.RoundEndsOn.Should().Be(new DateOnly(2025, 4, 30));
        amended.AsOf("2025-02-28").Deal.RoundEndsOn.Should().BeNull();
        amended.And("2025-04-10", Amended(Term("2025-04-30", 12, 5), "2")).AsOf("2025-05-01").Deal.RoundEndsOn.Should().Be(new DateOnly(2026, 4, 30));
    }

    [Fact]
    public void keeps_its_notice_where_an_amendment_states_no_term() =>
        Lease("2025-03-15", 6, 30).And("2025-02-01", Noticed).And("2025-03-01", Amended(null)).AsOf("2025-03-16").Deal.Lifecycle.Should().Be(DealLifecycle.TermOver);

    [Fact]
    public void waits_for_a_last_day_where_an_amendment_leaves_it_open()
    {
        var open = Lease("2025-03-15", 6, 30).And("2025-03-01", Amended(Term("2025-01-01", null)));

        open.AsOf("2030-01-01").Deal.Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.InEffect && d.RoundEndsOn == null && d.TermEndsOn == null);
        open.And("2025-04-01", Renewed("2025-12-31")).AsOf("2026-01-01").Deal.RoundEndsOn.Should().Be(new DateOnly(2026, 6, 30));
    }

    [Fact]
    public void is_the_same_where_a_tacit_renewal_is_recorded()
    {
        var recorded = Lease("2025-01-31", 1, 5).And("2025-02-01", Tacitly("2025-02-28"));

        recorded.AsOf("2025-03-01").Deal.Should().Match<Deal>(d => d.RoundEndsOn == new DateOnly(2025, 3, 31) && d.Term == Term("2025-01-31", 1, 5) && d.Amendments.Single().Event is DealRenewed);
        recorded.And("2025-03-01", Noticed).And("2025-03-02", Tacitly("2025-04-30")).AsOf("2025-04-01").Deal.Lifecycle.Should().Be(DealLifecycle.TermOver, "a tacit renewal ends no notice");
    }

    [Fact]
    public void is_stated_by_a_tacit_renewal_where_no_clause_is_known() =>
        ADeal(to: "2025-03-31").And("2025-04-01", Tacitly("2026-03-31")).AsOf("2025-05-01").Deal
            .Should().Match<Deal>(d => d.Term == Term(null, "2026-03-31") && d.Lifecycle == DealLifecycle.InEffect);

    [Fact]
    public void is_over_on_the_day_after_its_last_although_suspended_and_until_an_entry_ends_it()
    {
        var over = ADeal(to: "2025-06-30").And("2025-06-01", new DealSuspended { Deal = "d" });

        over.AsOf("2025-06-30").Deal.Lifecycle.Should().Be(DealLifecycle.Suspended);
        over.AsOf("2025-07-01").Deal.Lifecycle.Should().Be(DealLifecycle.TermOver);
        over.And("2025-08-01", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual }).Deal.Lifecycle.Should().Be(DealLifecycle.Terminated);
        ADeal("2025-12", "2025-12-15").AsOf("2025-12-16").Deal.Lifecycle.Should().Be(DealLifecycle.TermOver);
        ADeal("2025-12", "2025-12-15").AsOf("2025-12-15").Deal.Lifecycle.Should().Be(DealLifecycle.NotYet);
    }

    [Fact]
    public void has_no_round_that_goes_on_once_it_ended() =>
        Lease("2025-03-31", 12, 30).And("2025-02-01", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual })
            .AsOf("2025-03-01").Deal.RoundEndsOn.Should().BeNull();

    [Fact]
    public void ends_with_the_calendar() =>
        Lease("9999-06-30", 12, 0).Deal.Should().Match<Deal>(d => d.RoundEndsOn == DateOnly.MaxValue && d.Lifecycle == DealLifecycle.InEffect);

    [Fact]
    public void is_contested_by_a_dispute_of_the_notice_which_counts_as_stated() =>
        Lease("2025-03-15", 6, 30).AndDisputed("2025-02-01", Noticed).AsOf("2025-03-16").Deal
            .Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.TermOver && d.IsContested);

    [Fact]
    public void rests_on_its_notice_where_an_expiry_closes_what_is_owed() =>
        Lease("2025-03-15", 6, 30).Owing(5.Usd(), deal: "d").And("2025-02-01", Noticed).And("2025-03-16", Expired)
            .Commitment.Explanation.Select(fact => fact.Entry.Id.ToString()).Should().Equal("e2", "e3", "e4", "e5");

    [Fact]
    public void is_noticed_by_a_party_of_a_deal_with_a_clause_that_has_not_ended()
    {
        APartnership.Conflict("2025-02-01", Noticed).Should().Be("e2 unknown-deal");
        Lease("2025-03-15", 6, 30).Conflict("2025-02-01", Noticed with { ByParty = "dan" }).Should().Be("e3 unknown-party");
        Lease("2025-03-15", 6, 30).And("2025-01-10", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual }).Conflict("2025-02-01", Noticed).Should().Be("e4 deal-ended");
        ADeal(to: "2025-03-15").Refusal("2025-02-01", Noticed)
            .Should().Be("e3 no-renewal-clause: Deal d has no renewal clause; non-renewal is noticed only of a deal that goes on by itself.");
    }

    [Theory]
    [InlineData(null, 6, 30, "term.renewal: The term goes on from no last day; with a renewal clause, one is required.")]
    [InlineData("2025-03-15", 0, 30, "term.renewal.months: The term goes on by 0 months; it must be 1 to 1200.")]
    [InlineData("2025-03-15", 1201, 30, "term.renewal.months: The term goes on by 1201 months; it must be 1 to 1200.")]
    [InlineData("2025-03-15", 6, -1, "term.renewal.noticeDays: The period is -1 days; it must be 0 to 36525.")]
    public void is_refused_with_an_impossible_clause(string? to, int months, int noticeDays, string fault)
    {
        APartnership.Fault(new DealSigned { Deal = "d", Term = Term(to, months, noticeDays) }).Should().Be($"Entry e2, {fault}");
        ADeal().Fault(Amended(Term(to, months, noticeDays))).Should().Be($"Entry e3, {fault}");
    }

    [Fact]
    public void is_of_deals_alone()
    {
        const string refused = "The days have a renewal clause; only the term of a deal can have one.";
        var term = Term("2025-03-15", 6, 30) with { From = new DateOnly(2025, 1, 1) };

        APartnership.Fault(new OptionGranted { Option = "o", Holder = "ann", Amount = 12.Usd(), Increases = "c", Window = term }).Should().Be($"Entry e2, window.renewal: {refused}");
        APartnership.Fault(Made(10.Usd()) with { Schedule = new Schedule { Evenly = term } }).Should().Be($"Entry e2, schedule.evenly.renewal: {refused}");
        APartnership.Fault(new RightGranted { Right = "r", Holder = "ann", Against = "bob", Kind = RightKind.Audit, Description = "books", Window = term }).Should().Be($"Entry e2, window.renewal: {refused}");
        APartnership.Fault(new RightAmended { Right = "r", Window = term }).Should().Be($"Entry e2, window.renewal: {refused}");
        AnOrganization.Fault(new FigureReported { Measure = "revenue", Amount = ReportedValue.Exactly(12, "USD"), Period = term }).Should().Be($"Entry e1, period.renewal: {refused}");
    }

    [Fact]
    public void says_its_clause_in_words()
    {
        Term("2025-03-15", 6, 30).ToString().Should().Be("to 2025-03-15, renewing by 6 months unless noticed 30 days before");
        Term("2025-03-15", 1, 1).ToString().Should().Be("to 2025-03-15, renewing by 1 month unless noticed 1 day before");
    }

    private static Story Lease(string to, int months, int noticeDays) =>
        APartnership.And("2025-01-02", new DealSigned { Deal = "d", Term = Term(to, months, noticeDays) });

    private static Term Term(string? to, int months, int noticeDays) => new()
    {
        To = to is null ? null : PartialDate.Parse(to), Renewal = new RenewalClause { Months = months, NoticeDays = noticeDays },
    };

    private static Term? Term(string? from, string? to) => Given.Term(from, to);

    private static DealAmended Amended(Term? term, string number = "1") => new() { Deal = "d", Number = number, Term = term };

    private static DealRenewed Renewed(string until) => new() { Deal = "d", Until = PartialDate.Parse(until) };

    private static DealRenewed Tacitly(string until) => Renewed(until) with { Tacitly = true };
}
