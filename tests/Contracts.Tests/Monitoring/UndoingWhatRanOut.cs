using Contracts.Tests.Acts;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Monitoring;

public sealed class UndoingWhatRanOut
{
    private static readonly MilestoneMet Met = new() { Milestone = "m" };

    [Fact]
    public void happens_where_what_was_awaited_is_recorded_late()
    {
        var outcome = Missed.Judge(Missed.Next("2025-06-09", Met));

        outcome.IsRefused.Should().BeFalse();
        outcome.Undone.Select(entry => MonitoredStory.Unsealed(entry.Id)).Should().Equal("undone/1/deadline-missed/m/2025-06-10/1");
        outcome.Recorded.Should().HaveCount(2).And.Contain(outcome.Undone);
    }

    [Fact]
    public void gives_the_state_of_what_is_recorded_in_time()
    {
        var late = Missed.And("2025-06-09", Met);

        late.Milestone.Should().Match<Milestone>(m => m.MissedBy == null && m.MetBy != null);
        late.Anomalies.Should().BeEmpty();
        late.Lapsed("2025-12-01").Should().BeEmpty();
    }

    [Fact]
    public void is_listed_again_when_the_batch_is_repeated()
    {
        var met = Missed.Next("2025-06-09", Met);
        var again = Missed.And(met).Judge(met);

        again.Recorded.Should().BeEmpty();
        again.Undone.Should().ContainSingle();
    }

    [Fact]
    public void is_followed_by_another_lapse_where_what_was_recorded_late_is_taken_back()
    {
        var story = Missed.And("2025-06-09", Met);
        var takenBack = story.And(new EntryRetracted { Entry = $"e{Missed.History.Version + 1}" });

        takenBack.Lapsed("2025-12-01").Should().Be("deadline-missed/m/2025-06-10/2 on 2025-06-11");
        takenBack.Monitored("2025-12-01").Judge(Story.Entry("late", "2025-06-08", Met)).Undone.Select(entry => MonitoredStory.Unsealed(entry.Id))
            .Should().Equal("undone/1/deadline-missed/m/2025-06-10/2");
    }

    [Fact]
    public void happens_where_a_deal_turns_out_to_have_ended_before() =>
        ADeal().And("2025-02-01", Scheduled with { Deal = "d" }).Monitored("2025-09-01")
            .And("2025-05-01", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual })
            .Partnership.MissedDeadlines.Should().BeEmpty();

    [Fact]
    public void happens_to_an_expiry_before_which_the_deal_was_renewed() =>
        ADeal(to: "2025-06-30").Monitored("2025-09-01").And("2025-06-20", new DealRenewed { Deal = "d", Until = PartialDate.Parse("2026-06-30") })
            .AsOf("2025-09-01").Deal.Lifecycle.Should().Be(DealLifecycle.InEffect);

    [Fact]
    public void happens_to_a_lapse_of_a_cure_that_came_in_time_and_to_none_after_which_it_came()
    {
        var lapsed = ADeal().And("2025-03-01", new BreachNotified { Breach = "b", Deal = "d", Party = "ann", CureDays = 30 }).Monitored("2025-09-01");

        lapsed.And("2025-03-31", new BreachCured { Breach = "b" }).Breach.LapsedBy.Should().BeNull();
        lapsed.Conflict("2025-04-02", new BreachCured { Breach = "b" }).Should().EndWith("cured-after-lapse");
    }

    [Fact]
    public void happens_to_a_lapse_of_an_option_that_was_exercised_in_time() =>
        APartnership.And("2025-02-01", new OptionGranted { Option = "o", Holder = "ann", Amount = 12.Usd(), Window = Term(null, "2025-05"), Makes = "c", Debtor = "ann", Creditor = "bob" })
            .Monitored("2025-09-01").And("2025-05-31", new OptionExercised { Option = "o", All = true })
            .Commitment.Outstanding.Should().Be(12.Usd());

    [Fact]
    public void happens_to_nobody_elses_entries()
    {
        var missed = new DeadlineMissed { Milestone = "m" };
        var byHand = APartnership.And("2025-02-01", Scheduled).And("2025-06-11", missed);
        byHand.Conflict("2025-06-09", Met).Should().Be("e3 met-in-time");

        var monitors = Missed.History.Entries[^1];
        var named = APartnership.And("2025-02-01", Scheduled).And(Story.Entry("e3", "2025-06-11", missed) with { RecordedBy = DeadlineMonitor.Name });
        named.Conflict("2025-06-09", Met).Should().Be("e3 met-in-time", "an id of the monitor's is required, too");
        var sealedSo = APartnership.And("2025-02-01", Scheduled).And(Story.Entry(monitors.Id.ToString(), "2025-06-11", missed));
        sealedSo.Judge(sealedSo.Next("2025-06-09", Met)).IsRefused.Should().BeTrue("the monitor's name is required, too");
    }

    [Fact]
    public void happens_to_none_that_somebody_corrected()
    {
        var corrected = Missed.And(Story.Entry("corrected", "2025-06-12", new EntryCorrected { Entry = Missed.History.Entries[^1].Id, Event = new DeadlineMissed { Milestone = "m", Description = "both halls" } }));
        corrected.Judge(corrected.Next("2025-06-09", Met)).IsRefused.Should().BeTrue();
    }

    private static MilestoneScheduled Scheduled => new() { Milestone = "m", Due = PartialDate.Parse("2025-06-10") };

    private static Story Missed => APartnership.And("2025-02-01", Scheduled).Monitored("2025-09-01");
}
