using Contracts.Tests.Acts;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Monitoring;

public sealed class RenewingTacitly
{
    private static readonly NonRenewalNoticed Noticed = new() { Deal = "d", ByParty = "bob" };

    [Theory]
    [InlineData("2025-05-31", "")]
    [InlineData("2025-06-01", "deal-renewed/d/2025-05-31/1 on 2025-06-01")]
    [InlineData("2025-09-01", "deal-renewed/d/2025-05-31/1 on 2025-06-01, deal-renewed/d/2025-06-30/2 on 2025-07-01, deal-renewed/d/2025-07-31/3 on 2025-08-01, deal-renewed/d/2025-08-31/4 on 2025-09-01")]
    public void records_each_renewal_on_the_day_after_the_round(string day, string said) => Lease().Lapsed(day).Should().Be(said);

    [Fact]
    public void says_until_when_it_is_renewed() =>
        Lease().History.LapsedBy(new DateOnly(2025, 7, 15)).Select(entry => entry.Event).Should().Equal(Tacitly("2025-06-30"), Tacitly("2025-07-31"));

    [Fact]
    public void goes_on_from_the_round_that_was_recorded_last() =>
        Lease().Monitored("2025-06-15").Monitored("2025-07-02").Lapsed("2025-08-05").Should().Be("deal-renewed/d/2025-07-31/3 on 2025-08-01");

    [Fact]
    public void records_the_expiry_after_the_round_for_which_the_notice_was_in_time()
    {
        Lease().And("2025-05-26", Noticed).Lapsed("2025-09-01").Should().Be("deal-expired/d/2025-05-31/1 on 2025-06-01");
        Lease().And("2025-05-27", Noticed).Lapsed("2025-09-01").Should().Be("deal-renewed/d/2025-05-31/1 on 2025-06-01, deal-expired/d/2025-06-30/1 on 2025-07-01");
    }

    [Fact]
    public void begins_when_the_deal_was_signed_where_rounds_were_over_by_then() =>
        APartnership.And("2025-07-10", Signed).Lapsed("2025-08-01").Should().Be(
            "deal-renewed/d/2025-05-31/1 on 2025-07-10, deal-renewed/d/2025-06-30/2 on 2025-07-10, deal-renewed/d/2025-07-31/3 on 2025-08-01");

    [Fact]
    public void repeats_none_that_was_recorded_by_hand_by_its_day() =>
        Lease().And("2025-05-31", Tacitly("2025-06-30")).Lapsed("2025-07-01").Should().Be("deal-renewed/d/2025-06-30/1 on 2025-07-01");

    [Fact]
    public void records_none_again_that_somebody_disputes_or_took_back_and_goes_on()
    {
        var renewed = Lease().Monitored("2025-06-15");
        var id = renewed.History.Entries[^1].Id;

        renewed.And(new EntryDisputed { Entry = id, ByParty = "bob" }).Lapsed("2025-07-01").Should().Be("deal-renewed/d/2025-06-30/2 on 2025-07-01");
        renewed.And(new EntryRetracted { Entry = id }).Lapsed("2025-07-01").Should().Be("deal-renewed/d/2025-06-30/2 on 2025-07-01");
    }

    [Fact]
    public void is_no_occasion_to_record_what_another_entry_forbids()
    {
        var renewedBackThen = ADeal().And("2025-05-10", new DealRenewed { Deal = "d", Until = PartialDate.Parse("2025-05-01") }).And("2025-05-20", new DealSuspended { Deal = "d" })
            .And("2025-02-01", new DealSigned { Deal = "e", Term = Term(1) });

        renewedBackThen.Monitored("2025-06-15").Lapsed("2025-06-16").Should().BeEmpty();
    }

    [Fact]
    public void stands_as_weakly_as_the_term_and_its_notice() =>
        Lease().Told("2025-05-27", Noticed, Standing.Alleged).History.LapsedBy(new DateOnly(2025, 9, 1))
            .Should().HaveCount(2).And.OnlyContain(entry => entry.Standing == Standing.Alleged);

    [Fact]
    public void is_undone_by_a_notice_that_is_recorded_late()
    {
        var late = Lease().Monitored("2025-08-15").And("2025-05-20", Noticed);

        late.Anomalies.Should().BeEmpty();
        late.History.Entries.Count(entry => entry.Event is EntryRetracted).Should().Be(3);
        late.Lapsed("2025-08-15").Should().Be("deal-expired/d/2025-05-31/1 on 2025-06-01");
    }

    [Fact]
    public void is_kept_before_the_round_of_a_notice_that_is_recorded_late() =>
        Lease().Monitored("2025-08-15").And("2025-06-20", Noticed).Lapsed("2025-08-15").Should().Be("deal-expired/d/2025-06-30/1 on 2025-07-01");

    [Fact]
    public void is_undone_by_a_renewal_or_a_clause_that_is_recorded_late()
    {
        Lease().Monitored("2025-08-15").And("2025-05-20", new DealRenewed { Deal = "d", Until = PartialDate.Parse("2025-07-15") }).Lapsed("2025-08-15")
            .Should().Be("deal-renewed/d/2025-07-15/4 on 2025-07-16");
        Lease().Monitored("2025-08-15").And("2025-05-20", new DealAmended { Deal = "d", Number = "1", Term = Term(2) }).Lapsed("2025-08-15")
            .Should().Be("deal-renewed/d/2025-05-31/4 on 2025-06-01, deal-renewed/d/2025-07-31/5 on 2025-08-01");
        Lease().Monitored("2025-08-15").And("2025-07-10", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual }).Anomalies.Should().BeEmpty();
    }

    [Fact]
    public void undoes_an_expiry_where_the_deal_turns_out_to_go_on() =>
        ADeal(to: "2025-05-31").Monitored("2025-08-15").And("2025-05-20", new DealAmended { Deal = "d", Number = "1", Term = Term(2) })
            .Should().Match<Story>(story => story.Deal.EndedBy == null && story.Lapsed("2025-06-15") == "deal-renewed/d/2025-05-31/1 on 2025-06-01");

    private static DealSigned Signed => new() { Deal = "d", Term = Term(1) };

    private static Story Lease() => APartnership.And("2025-01-02", Signed);

    private static Term Term(int months) => new() { To = new DateOnly(2025, 5, 31), Renewal = new RenewalClause { Months = months, NoticeDays = 5 } };

    private static DealRenewed Tacitly(string until) => new() { Deal = "d", Until = PartialDate.Parse(until), Tacitly = true };
}
