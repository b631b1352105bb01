using System.Globalization;
using System.Text.Json;
using Contracts.Tests.Acts;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class TellingWhatIsUpcoming
{
    private static readonly MilestoneScheduled Due =
        new() { Milestone = "m", Deal = "d", Due = new DateOnly(2025, 6, 10), GraceDays = 5, ByParty = "ann", Description = "first racks" };

    private static readonly OptionGranted Optional =
        new() { Option = "o", Holder = "bob", Makes = "c", Debtor = "ann", Creditor = "bob", Amount = 5.Usd(), Window = Term(null, "2025-06") };

    private static readonly RightGranted Exclusive =
        new() { Right = "r", Holder = "ann", Against = "bob", Kind = RightKind.Exclusivity, Description = "no other supplier", Window = Term("2025-03-01", "2025-06-30") };

    private static readonly BreachNotified Notified = new() { Breach = "b", Deal = "d", Party = "ann", Duty = "delivery", CureDays = 30 };

    private static readonly TerminationNoticed Noticed = new() { Deal = "d", Cause = TerminationCause.Convenience, EndsOn = PartialDate.Parse("2025-06-30") };

    private static readonly NonRenewalNoticed NonRenewal = new() { Deal = "d", ByParty = "bob" };

    private static readonly DealSuspended Suspended = new() { Deal = "d", TollsDeadlines = true };

    /// <summary>Each kind with its day, on whose eve, and up to whose last day, it is told.</summary>
    private static readonly Dictionary<UpcomingKind, (Story Story, string Told)> Kinds = new()
    {
        [UpcomingKind.Milestone] = (ADeal().And("2025-01-15", Due), "2025-06-15 Milestone m of d ann>? Late e3"),
        [UpcomingKind.Instalment] = (Paying(("2025-06-30", 40.Usd())), "2025-06-30 Instalment c ann>bob Firm $40 Overdue e2"),
        [UpcomingKind.Option] = (APartnership.And("2025-01-15", Optional), "2025-06-30 Option o bob>ann $5 WindowOver e2"),
        [UpcomingKind.Term] = (ADeal("2025-01-02", "2025-06"), "2025-06-30 Term d of d ?>? TermOver e2"),
        [UpcomingKind.NonRenewalNotice] = (Lease("2025-06-30", 240, 30), "2025-05-31 NonRenewalNotice d of d ?>? GoesOn by 240 until 2045-06-30 e2"),
        [UpcomingKind.Renewal] = (Lease("2025-06-30", 240, 365), "2025-07-01 Renewal d of d ?>? GoesOn by 240 until 2045-06-30 e2"),
        [UpcomingKind.TerminationNotice] = (ADeal().And("2025-01-15", Noticed), "2025-06-30 TerminationNotice d of d ?>? MayBeTerminated e3"),
        [UpcomingKind.Cure] = (ADeal().And("2025-06-01", Notified), "2025-07-01 Cure b of d ann>? MayBeTerminated e3"),
        [UpcomingKind.RightWindow] = (APartnership.And("2025-01-15", Exclusive), "2025-06-30 RightWindow r ann>bob WindowOver e2"),
        [UpcomingKind.RightWaiver] = (
            APartnership.And("2025-01-15", Exclusive with { Window = null })
                .And("2025-02-01", new RightWaived { Right = "r", ByParty = "ann", Until = PartialDate.Parse("2025-06-30") }),
            "2025-06-30 RightWaiver r ann>bob InForceAgain e3"),
    };

    public static TheoryData<UpcomingKind> AllKinds => [.. Enum.GetValues<UpcomingKind>()];

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void is_told_from_the_eve_of_its_day_until_the_day_is_over(UpcomingKind kind)
    {
        var (story, told) = Kinds[kind];
        var day = DayOf(told);

        Told(story, day.AddDays(-2), 1).Should().BeEmpty();
        Told(story, day.AddDays(-1), 1).Should().Equal(told);
        Told(story, day, 1).Should().Equal(told);
        Told(story, day.AddDays(1), 1).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void is_told_as_early_as_3_660_days_before(UpcomingKind kind)
    {
        var (story, told) = Kinds[kind];
        var longAgo = kind == UpcomingKind.Cure // Its last day is counted from the notice.
            ? AStream.Imported("2015-01-01", Formed("ann", "bob")).Imported("2015-01-01", new DealSigned { Deal = "d" }).Imported("2015-06-01", Notified with { CureDays = 3_683 })
            : AStream.Imported([.. story.History.Entries.Select(entry => new NewEntry { Id = entry.Id, Event = entry.Event, EffectiveOn = new DateOnly(2015, 1, 1) })]);

        Told(longAgo, DayOf(told).AddDays(-3_660), 3_660).Should().Contain(told);
        Told(longAgo, DayOf(told).AddDays(-3_661), 3_660).Should().NotContain(told);
    }

    [Fact]
    public void asks_for_a_span_of_1_to_3_660_days()
    {
        var portfolio = On(APartnership, new DateOnly(2025, 6, 1));

        portfolio.Invoking(asked => asked.Upcoming(0)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("The span is 0 days; it must be 1 to 3660.*");
        portfolio.Invoking(asked => asked.Upcoming(3_661)).Should().Throw<ArgumentOutOfRangeException>();
        portfolio.Upcoming(1).Should().BeEmpty();
        portfolio.Upcoming(3_660).Should().BeEmpty();
    }

    [Fact]
    public void says_all_of_an_item() =>
        On(ADeal().AndDisputed("2025-01-15", Due), new DateOnly(2025, 6, 1)).Upcoming(30).Should().ContainSingle().Which.Should().Be(new UpcomingItem
        {
            Day = new DateOnly(2025, 6, 15), Kind = UpcomingKind.Milestone, Stream = StreamKey.Partnership("p"), Thing = "m", Deal = "d", Description = "first racks",
            Party = "ann", Counterparty = null, Amount = null, Nature = null, Consequence = UpcomingConsequence.Late, Months = null, Until = null,
            Standing = Standing.Confirmed, IsContested = true, NamedBy = "e3",
        });

    [Fact]
    public void has_the_weakest_standing_behind_it() =>
        On(APartnership.Told("2025-01-02", new DealSigned { Deal = "d" }, Standing.Reported).And("2025-01-15", Due), new DateOnly(2025, 6, 1))
            .Upcoming(30).Single().Standing.Should().Be(Standing.Reported);

    [Fact]
    public void names_the_debtor_and_creditor_of_a_milestones_commitment() =>
        Told(ACommitment(5.Usd()).And("2025-01-15", Due with { Deal = null, ByParty = null, Commitment = "c" }), new DateOnly(2025, 6, 1), 30)
            .Should().Equal("2025-06-15 Milestone m ann>bob Late e3");

    [Fact]
    public void moves_a_milestone_by_a_suspension_and_leaves_it_out_while_one_stops_the_clock()
    {
        var stopped = ADeal().And("2025-01-15", Due).And("2025-06-01", Suspended);

        Told(stopped, new DateOnly(2025, 6, 5), 3_660).Should().BeEmpty();
        Told(stopped.And("2025-06-11", new DealResumed { Deal = "d" }), new DateOnly(2025, 6, 11), 30).Should().Equal("2025-06-25 Milestone m of d ann>? Late e3");
    }

    [Fact]
    public void goes_by_the_last_rescheduling_of_a_milestone() =>
        Told(ADeal().And("2025-01-15", Due).And("2025-02-01", new MilestoneRescheduled { Milestone = "m", Due = PartialDate.Parse("2025-08") }), new DateOnly(2025, 6, 1), 100)
            .Should().Equal("2025-09-05 Milestone m of d ann>? Late e4");

    [Fact]
    public void leaves_out_what_is_done_missed_or_cancelled()
    {
        var due = ADeal().And("2025-01-15", Due);

        Told(due.And("2025-06-01", new MilestoneMet { Milestone = "m" }), new DateOnly(2025, 6, 1), 30).Should().BeEmpty();
        Told(due.And("2025-06-01", new MilestoneCancelled { Milestone = "m" }), new DateOnly(2025, 6, 1), 30).Should().BeEmpty();
        Told(due.And("2025-06-01", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual }), new DateOnly(2025, 6, 1), 30).Should().BeEmpty();
        Told(ADeal().And("2025-06-01", Notified).And("2025-06-02", new BreachCured { Breach = "b" }), new DateOnly(2025, 6, 2), 30).Should().BeEmpty();
        Told(ADeal().And("2025-06-01", Notified).And("2025-06-02", new BreachWaived { Breach = "b", ByParty = "bob" }), new DateOnly(2025, 6, 2), 30).Should().BeEmpty();
        Told(APartnership.And("2025-01-15", Optional).And("2025-06-01", new OptionDeclined { Option = "o", ByParty = "bob" }), new DateOnly(2025, 6, 1), 30).Should().BeEmpty();
        Told(APartnership.And("2025-01-15", Optional).And("2025-06-01", new OptionExercised { Option = "o", Amount = 5.Usd() }), new DateOnly(2025, 6, 1), 30).Should().BeEmpty();
        Told(APartnership.And("2025-01-15", Exclusive).And("2025-06-01", new RightEnded { Right = "r" }), new DateOnly(2025, 6, 1), 30).Should().BeEmpty();
        Told(due.And("2025-06-01", new PartnershipDissolved()), new DateOnly(2025, 6, 1), 30).Should().BeEmpty();
    }

    [Fact]
    public void fills_instalments_by_their_days_and_tells_what_is_left_of_each()
    {
        var paid = Paying(("2025-06-30", 40.Usd()), ("2025-06", 10.Usd()), ("2025-07-31", 30.Usd())).And("2025-06-01", new PaymentMade { Commitment = "c", Amount = 45.Usd() });

        Told(paid, new DateOnly(2025, 6, 1), 60).Should().Equal("2025-06-30 Instalment c ann>bob Firm $5 Overdue e2", "2025-07-31 Instalment c ann>bob Firm $30 Overdue e2");
        Told(paid.And("2025-06-02", new PaymentMade { Commitment = "c", Amount = 20.Usd() }), new DateOnly(2025, 6, 2), 60)
            .Should().Equal("2025-07-31 Instalment c ann>bob Firm $15 Overdue e2");
    }

    [Fact]
    public void tells_what_is_only_perhaps_due()
    {
        var halves = Paying(("2025-06-30", 50.Usd()), ("2025-07-31", 50.Usd()));

        Amounts(halves.And("2025-06-01", new PaymentMade { Commitment = "c", Amount = 50.UpToUsd() })).Should().Equal((0, 50), (50, 50));
        Amounts(halves.And("2025-06-01", new CommitmentReduced { Commitment = "c", By = 20.Usd() })).Should().Equal((30, 50), (30, 50));
        Amounts(halves.And("2025-06-01", new CommitmentReduced { Commitment = "c", By = 70.Usd() })).Should().Equal((0, 30), (0, 30));
    }

    [Fact]
    public void goes_by_the_last_schedule()
    {
        var schedule = new Schedule { Instalments = [new() { Due = PartialDate.Parse("2025-08"), Amount = 40.Usd() }] };

        Told(Paying(("2025-06-30", 40.Usd())).And("2025-02-01", new CommitmentRescheduled { Commitment = "c", Schedule = schedule }), new DateOnly(2025, 6, 1), 100)
            .Should().Equal("2025-08-31 Instalment c ann>bob Firm $40 Overdue e3");
    }

    [Fact]
    public void tells_when_what_is_spread_evenly_has_to_be_performed()
    {
        var even = APartnership.And("2025-01-03", Scheduled(("2025-06-30", 40.Usd())) with { Schedule = new() { Evenly = Term("2025-06-01", "2025-08-31") } })
            .And("2025-06-01", new PaymentMade { Commitment = "c", Amount = 15.Usd() });

        Told(even, new DateOnly(2025, 6, 1), 100).Should().Equal("2025-08-31 Instalment c ann>bob Firm $25 Overdue e2");
    }

    [Fact]
    public void says_that_an_instalment_is_owed_only_on_a_condition() =>
        Told(APartnership.And("2025-01-03", Scheduled(("2025-06-30", 40.Usd())) with { Nature = null, Condition = "the permit is granted" }), new DateOnly(2025, 6, 1), 30)
            .Should().Equal("2025-06-30 Instalment c ann>bob Contingent $40 Overdue e2");

    [Fact]
    public void counts_the_rounds_of_a_term_from_the_day_that_is_stated() =>
        Told(Lease("2025-01-31", 1, 10), new DateOnly(2025, 1, 21), 41).Should().Equal(
            "2025-01-21 NonRenewalNotice d of d ?>? GoesOn by 1 until 2025-02-28 e2",
            "2025-02-01 Renewal d of d ?>? GoesOn by 1 until 2025-02-28 e2",
            "2025-02-18 NonRenewalNotice d of d ?>? GoesOn by 1 until 2025-03-31 e2",
            "2025-03-01 Renewal d of d ?>? GoesOn by 1 until 2025-03-31 e2");

    [Fact]
    public void tells_the_last_day_of_a_notice_for_a_round_that_is_yet_to_begin() =>
        Told(Lease("2025-01-31", 1, 45), new DateOnly(2025, 1, 2), 12).Should().Equal("2025-01-14 NonRenewalNotice d of d ?>? GoesOn by 1 until 2025-03-31 e2");

    [Fact]
    public void ends_the_term_after_a_notice_in_time_and_a_round_later_after_one_that_is_not()
    {
        Told(Lease("2025-06-30", 6, 30).And("2025-05-31", NonRenewal), new DateOnly(2025, 5, 31), 300).Should().Equal("2025-06-30 Term d of d ?>? TermOver e3");
        Told(Lease("2025-06-30", 6, 30).And("2025-06-01", NonRenewal), new DateOnly(2025, 6, 1), 300).Should().Equal(
            "2025-07-01 Renewal d of d ?>? GoesOn by 6 until 2025-12-30 e2",
            "2025-12-30 Term d of d ?>? TermOver e3");
    }

    [Fact]
    public void tells_nothing_beyond_the_calendar()
    {
        var forever = Lease("9999-11-30", 1, 5);

        Told(forever, new DateOnly(9999, 12, 1), 3_660).Should().Equal(
            "9999-12-01 Renewal d of d ?>? GoesOn by 1 until 9999-12-30 e2",
            "9999-12-25 NonRenewalNotice d of d ?>? GoesOn by 1 until 9999-12-31 e2",
            "9999-12-31 Renewal d of d ?>? GoesOn by 1 until 9999-12-31 e2");
        Told(forever, DateOnly.MaxValue, 1).Should().HaveCount(1);
        Told(forever, DateOnly.MinValue, 1).Should().BeEmpty();
    }

    [Theory]
    [InlineData("2025-04-30", "2025-04-30 RightWaiver r ann>bob InForceAgain e3", "2025-06-30 RightWindow r ann>bob WindowOver e2")]
    [InlineData("2025-06-29", "2025-06-29 RightWaiver r ann>bob InForceAgain e3", "2025-06-30 RightWindow r ann>bob WindowOver e2")]
    [InlineData("2025-06-30", "2025-06-30 RightWaiver r ann>bob WindowOver e3")]
    [InlineData("2025-07-31", "2025-07-31 RightWaiver r ann>bob WindowOver e3")]
    [InlineData(null)]
    public void tells_of_a_waiver_that_ends_before_the_window_and_after(string? until, params string[] told) =>
        Told(APartnership.And("2025-01-15", Exclusive).And("2025-02-01", new RightWaived { Right = "r", ByParty = "ann", Until = until is null ? null : PartialDate.Parse(until) }), new DateOnly(2025, 4, 1), 365)
            .Should().Equal(told);

    [Fact]
    public void goes_by_the_last_window_of_a_right() =>
        Told(APartnership.And("2025-01-15", Exclusive).And("2025-02-01", new RightAmended { Right = "r", Window = Term(null, "2025-07") }), new DateOnly(2025, 4, 1), 365)
            .Should().Equal("2025-07-31 RightWindow r ann>bob WindowOver e3");

    [Fact]
    public void is_in_the_order_of_days_streams_kinds_and_things()
    {
        static Story Stream(string key) => Story.Of(StreamKey.Partnership(key)).And("2025-01-01", Formed("ann", "bob"))
            .And("2025-01-02", new DealSigned { Deal = "d", Term = Term(null, "2025-06-30") })
            .And("2025-01-03", Due with { Milestone = "z", Due = PartialDate.Parse("2025-06-30"), GraceDays = 0 })
            .And("2025-01-03", Due with { Milestone = "a", Due = PartialDate.Parse("2025-06-30"), GraceDays = 0 })
            .And("2025-01-03", Due with { Milestone = "b", Due = PartialDate.Parse("2025-06-29"), GraceDays = 0 });

        CommitmentBoard.Of([Stream("q").History, Stream("p").History], Viewpoint.On(new DateOnly(2025, 6, 1))).Portfolio.Upcoming(30)
            .Select(item => $"{item.Day:MM-dd} {item.Stream.Slug} {item.Kind} {item.Thing}").Should().Equal(
                "06-29 p Milestone b", "06-29 q Milestone b",
                "06-30 p Milestone a", "06-30 p Milestone z", "06-30 p Term d",
                "06-30 q Milestone a", "06-30 q Milestone z", "06-30 q Term d");
    }

    [Theory]
    [InlineData(UpcomingKind.Instalment, "ann bob")]
    [InlineData(UpcomingKind.Option, "ann bob")]
    [InlineData(UpcomingKind.RightWindow, "ann bob")]
    [InlineData(UpcomingKind.RightWaiver, "ann bob")]
    [InlineData(UpcomingKind.Milestone, "ann bob cas")]
    [InlineData(UpcomingKind.Cure, "ann bob cas")]
    [InlineData(UpcomingKind.Term, "ann bob cas")]
    [InlineData(UpcomingKind.Renewal, "ann bob cas")]
    public void concerns_the_parties_that_it_names_or_all_of_the_stream(UpcomingKind kind, string parties)
    {
        var (story, told) = Kinds[kind];
        var portfolio = On(story, DayOf(told));

        string.Join(' ', new[] { "ann", "bob", "cas", "dan" }.Where(party => portfolio.Upcoming(1, party).Count > 0)).Should().Be(parties);
    }

    [Fact]
    public void goes_by_the_viewpoint()
    {
        var story = ADeal().And("2025-01-15", Due).Told("2025-01-16", Due with { Milestone = "n" }, Standing.Alleged);

        Upcoming(Viewpoint.On(new DateOnly(2025, 6, 1))).Should().Equal("m", "n");
        Upcoming(Viewpoint.On(new DateOnly(2025, 6, 1)) with { Evidence = EvidencePolicy.PartiesOnly }).Should().Equal("m");
        Upcoming(Viewpoint.On(new DateOnly(2025, 6, 1), Story.Instant(2))).Should().BeEmpty();
        Upcoming(Viewpoint.On(new DateOnly(2025, 1, 14))).Should().BeEmpty();

        IEnumerable<string> Upcoming(Viewpoint viewpoint) => CommitmentBoard.Of([story.History], viewpoint).Portfolio.Upcoming(300).Select(item => item.Thing);
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void can_be_written_as_json_and_read_back(UpcomingKind kind)
    {
        var items = On(Kinds[kind].Story, new DateOnly(2025, 6, 1)).Upcoming(30);

        items.Should().NotBeEmpty();
        JsonSerializer.Deserialize<IReadOnlyList<UpcomingItem>>(JsonSerializer.Serialize(items)).Should().Equal(items);
    }

    private static CommitmentMade Scheduled(params (string Due, Amount Amount)[] instalments) => Made(instalments.Aggregate(Nothing, (sum, part) => sum.Plus(part.Amount))) with
    {
        Schedule = new() { Instalments = [.. instalments.Select(part => new Instalment { Due = PartialDate.Parse(part.Due), Amount = part.Amount })] },
    };

    private static Story Paying(params (string Due, Amount Amount)[] instalments) => APartnership.And("2025-01-03", Scheduled(instalments));

    private static Story Lease(string to, int months, int noticeDays) => APartnership.And("2025-01-02", new DealSigned
    {
        Deal = "d", Term = new Term { To = PartialDate.Parse(to), Renewal = new() { Months = months, NoticeDays = noticeDays } },
    });

    private static DateOnly DayOf(string told) => DateOnly.ParseExact(told[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Portfolio On(Story story, DateOnly day) => CommitmentBoard.Of([story.History], Viewpoint.On(day)).Portfolio;

    private static IEnumerable<(decimal Min, decimal? Max)> Amounts(Story story) =>
        On(story, new DateOnly(2025, 6, 1)).Upcoming(100).Select(item => item.Amount.GetValueOrDefault()).Select(amount => (amount.Min, amount.Max));

    private static IEnumerable<string> Told(Story story, DateOnly day, int within) => On(story, day).Upcoming(within).Select(Told);

    private static string Told(UpcomingItem item) => string.Join(' ', new[]
    {
        $"{item.Day:yyyy-MM-dd} {item.Kind} {item.Thing}", item.Deal is { } deal ? $"of {deal}" : "", $"{Name(item.Party)}>{Name(item.Counterparty)}", $"{item.Nature}", $"{item.Amount}",
        $"{item.Consequence}", item.Until is { } until ? $"by {item.Months} until {until:yyyy-MM-dd}" : "", $"{item.NamedBy}",
    }.Where(word => word.Length > 0));

    private static string Name(Id<Party>? party) => party?.ToString() ?? "?";
}
