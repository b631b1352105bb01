using System.Globalization;
using CsCheck;

namespace Contracts.Tests.Laws;

/// <summary>Hostile histories: references to nobody and to the future, clocks that run backwards, units that do not match.</summary>
internal static class RandomHistories
{
    public static readonly StreamKey Key = StreamKey.Partnership("p");

    private static readonly DateOnly FirstDay = new(2025, 1, 1);
    private static readonly DateTimeOffset FirstInstant = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly Gen<DateOnly> Day = Gen.Int[0, 11].Select(FirstDay.AddDays);

    public static readonly Gen<DateTimeOffset> Instant = Gen.Int[0, 15].Select(hours => FirstInstant.AddHours(hours));

    public static readonly Gen<EvidencePolicy> Policy = Gen.OneOf([.. EvidencePolicy.Named]);

    public static readonly Gen<Viewpoint> Viewpoint =
        Gen.Select(Day, Instant, Policy, (day, known, policy) => new Viewpoint { AsOf = day, KnownAt = known, Evidence = policy });

    public static readonly Gen<AmountUnit> Unit = Gen.Frequency((9, Gen.Const(AmountUnit.Usd)), (1, Gen.Const(AmountUnit.Gpu)));

    public static readonly Gen<Amount> Amount = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 9], Gen.Int[0, 9], Unit, (form, a, b, unit) => form switch
    {
        0 => Contracts.Amount.AtLeast(a, unit),
        1 => Contracts.Amount.UpTo(a, unit),
        2 => Contracts.Amount.Between(Math.Min(a, b), Math.Max(a, b), unit),
        3 => Contracts.Amount.Unknown(unit),
        _ => Contracts.Amount.Exactly(a, unit),
    });

    public static readonly Gen<Id<Commitment>> Commitment = Gen.OneOf<Id<Commitment>>("c1", "c2", "c3");

    public static readonly Gen<Id<Deal>> Deal = Gen.OneOf<Id<Deal>>("d1", "d2");

    public static readonly Gen<Id<Party>> Party = Gen.OneOf<Id<Party>>("ann", "bob", "cas");

    private static readonly Gen<Id<Deal>?> PerhapsDeal = Gen.Frequency((3, Gen.Const(() => (Id<Deal>?)null)), (1, Deal.Select(deal => (Id<Deal>?)deal)));

    private static readonly Gen<CommitmentMade> Made = Gen.Select(Commitment, PerhapsDeal, Party, Party, Amount, Gen.Enum<CommitmentNature>(),
        (commitment, deal, debtor, creditor, amount, nature) =>
            new CommitmentMade { Commitment = commitment, Deal = deal, Debtor = debtor, Creditor = creditor, Amount = amount, Nature = nature });

    private static readonly Gen<FactEvent> Withdrawn = Gen.Select(Gen.Int[0, 3], Commitment, Deal, Amount, Gen.Int[1, 4], (form, commitment, deal, part, quarters) => (FactEvent)(form switch
    {
        0 => new CommitmentWithdrawn { Commitment = commitment, Whole = true },
        1 => new CommitmentWithdrawn { Commitment = commitment, Fraction = new(quarters / 4m) },
        2 => new CommitmentWithdrawn { Deal = deal, Fraction = new(quarters / 4m) },
        _ => new CommitmentWithdrawn { Commitment = commitment, Part = part },
    }));

    private static readonly Gen<Term?> Term = Gen.Select(Gen.Int[0, 3], Day, Day, (form, from, to) =>
        form == 0 ? null : new Term { From = form == 1 ? null : from, To = to });

    /// <summary>The term of a deal, which may go on by itself.</summary>
    public static readonly Gen<Term?> DealTerm = Gen.Select(Term, Gen.Int[0, 2], Gen.Int[1, 2], Gen.Int[0, 5], (term, form, months, notice) =>
        form == 0 && term is not null ? term with { Renewal = new RenewalClause { Months = months, NoticeDays = notice } } : term);

    private static readonly Gen<Amount> Point = Gen.Select(Gen.Int[0, 9], Unit, (value, unit) => Contracts.Amount.Exactly(value, unit));

    private static readonly Gen<FactEvent> Forming = OneOf(
        Always(new PartnershipFormed { Parties = [new() { Id = "ann" }, new() { Id = "bob" }] }),
        Party.Select(party => (FactEvent)new PartyJoined { Party = party }),
        Party.Select(party => (FactEvent)new PartyLeft { Party = party }),
        Party.Select(party => (FactEvent)new PartnershipReassessed { ByParty = party }),
        Always(new PartnershipDissolved()));

    private static readonly Gen<FactEvent> Signing = OneOf(
        Gen.Select(Deal, Made, DealTerm, Gen.Enum<DealNature>(), (deal, made, term, nature) => (FactEvent)new DealSigned { Deal = deal, Term = term, Nature = nature, Commitments = [made with { Deal = null }] }),
        Gen.Select(Deal, Gen.OneOf("1", "2"), DealTerm, (deal, number, term) => (FactEvent)new DealAmended { Deal = deal, Number = number, Term = term }),
        Gen.Select(Deal, Day, Gen.Int[0, 3], (deal, until, form) => (FactEvent)new DealRenewed { Deal = deal, Until = until, Tacitly = form == 0 }),
        Gen.Select(Deal, Party, (deal, party) => (FactEvent)new NonRenewalNoticed { Deal = deal, ByParty = party }));

    private static readonly Gen<FactEvent> Novating = Gen.Select(Commitment, Commitment, Point, Amount, Gen.Int[0, 3], Gen.Enum<CommitmentSide>(), Party,
        (from, to, novated, kept, form, side, party) => (FactEvent)new CommitmentNovated
        {
            Commitment = from, To = to, Replaces = side, ByParty = party, All = form == 0, Novated = form == 0 ? null : novated, Kept = form == 1 ? kept : null,
        });

    private static readonly Gen<FactEvent> Committing = OneOf(
        Made.Select(made => (FactEvent)made),
        Made.Select(made => (FactEvent)made),
        Made.Select(made => (FactEvent)(made with { Survives = true, PassesOn = "c1" })),
        Made.Select(made => (FactEvent)(made with { IsMinimum = true })),
        Made.Select(made => (FactEvent)(made with { Nature = null, Condition = "the permit is granted" })),
        Gen.Select(Commitment, Amount, (commitment, to) => (FactEvent)new CommitmentAmended { Commitment = commitment, To = to }),
        Gen.Select(Commitment, Day, Amount, (commitment, due, amount) => (FactEvent)new CommitmentRescheduled { Commitment = commitment, Schedule = new() { Instalments = [new() { Due = due, Amount = amount }] } }),
        Gen.Select(Commitment, Gen.Bool, (commitment, invests) => (FactEvent)new ConditionMet { Commitment = invests ? default(Id<Commitment>?) : commitment, Investment = invests ? new Id<Investment>("i1") : default(Id<Investment>?) }),
        Gen.Select(Commitment, Gen.Bool, (commitment, invests) => (FactEvent)new ConditionFailed { Commitment = invests ? default(Id<Commitment>?) : commitment, Investment = invests ? new Id<Investment>("i1") : default(Id<Investment>?) }),
        Gen.Select(Commitment, Amount, (commitment, by) => (FactEvent)new CommitmentIncreased { Commitment = commitment, By = by }),
        Gen.Select(Commitment, Amount, (commitment, by) => (FactEvent)new CommitmentReduced { Commitment = commitment, By = by }),
        Gen.Select(Commitment, Party, (commitment, party) => (FactEvent)new CommitmentReleased { Commitment = commitment, ByParty = party }),
        Novating);

    private static readonly Gen<FactEvent> Performing = OneOf(
        Gen.Select(Commitment, Amount, (commitment, amount) => (FactEvent)new DeliveryAccepted { Commitment = commitment, Amount = amount }),
        Gen.Select(Commitment, Amount, (commitment, amount) => (FactEvent)new DeliveryAccepted { Commitment = commitment, Amount = amount, Milestone = "m1" }),
        Gen.Select(Commitment, Amount, Gen.Bool, (commitment, amount, excess) => (FactEvent)new PaymentMade { Commitment = commitment, Amount = amount, AllowsExcess = excess }),
        Gen.Select(Commitment, Amount, Gen.Enum<ReversalReason>(), (commitment, amount, reason) => (FactEvent)new PerformanceReversed { Commitment = commitment, Amount = amount, Reason = reason }),
        Commitment.Select(commitment => (FactEvent)new DeliveryRejected { Commitment = commitment }),
        Deal.Select(deal => (FactEvent)new DeliveryIssueReported { Deal = deal }));

    private static readonly Gen<FactEvent> Timing = OneOf(
        Gen.Select(PerhapsDeal, Day, Gen.Int[0, 3], (deal, due, grace) => (FactEvent)new MilestoneScheduled { Milestone = "m1", Deal = deal, Due = due, GraceDays = grace }),
        Day.Select(due => (FactEvent)new MilestoneRescheduled { Milestone = "m1", Due = due }),
        Always(new MilestoneMet { Milestone = "m1" }),
        Always(new MilestoneCancelled { Milestone = "m1" }),
        Always(new DeadlineMissed { Milestone = "m1" }),
        Deal.Select(deal => (FactEvent)new DeadlineMissed { Deal = deal }));

    private static readonly Gen<FactEvent> Breaking = OneOf(
        Gen.Select(Deal, Party, Gen.Int[0, 3], (deal, party, days) => (FactEvent)new BreachNotified { Breach = "b1", Deal = deal, Party = party, CureDays = days == 0 ? null : days }),
        Always(new BreachCured { Breach = "b1" }),
        Party.Select(party => (FactEvent)new BreachWaived { Breach = "b1", ByParty = party }),
        Always(new CurePeriodLapsed { Breach = "b1" }),
        Gen.Select(Deal, Gen.Bool, (deal, tolls) => (FactEvent)new DealSuspended { Deal = deal, TollsDeadlines = tolls }),
        Deal.Select(deal => (FactEvent)new DealResumed { Deal = deal }));

    private static readonly Gen<FactEvent> Choosing = OneOf(
        Gen.Select(Party, Amount, Term, Commitment, PerhapsDeal, (holder, amount, window, commitment, deal) => (FactEvent)new OptionGranted { Option = "o1", Holder = holder, Amount = amount, Window = window, Increases = commitment, Deal = deal }),
        Gen.Select(Party, Amount, Commitment, Party, (holder, amount, commitment, creditor) => (FactEvent)new OptionGranted { Option = "o1", Holder = holder, Amount = amount, Makes = commitment, Debtor = "ann", Creditor = creditor }),
        Gen.Select(Point, Gen.Bool, (amount, all) => (FactEvent)new OptionExercised { Option = "o1", Amount = all ? null : amount, All = all }),
        Party.Select(party => (FactEvent)new OptionDeclined { Option = "o1", ByParty = party }),
        Always(new OptionLapsed { Option = "o1" }));

    private static readonly Gen<FactEvent> Ending = OneOf(
        Gen.Select(Deal, Gen.Enum<TerminationCause>(), Day, (deal, cause, day) => (FactEvent)new TerminationNoticed { Deal = deal, Cause = cause, EndsOn = day }),
        Gen.Select(Deal, Gen.Enum<TerminationCause>(), Commitment, Amount, Gen.Bool, (deal, cause, commitment, amount, survives) => (FactEvent)new DealTerminated
        {
            Deal = deal, Cause = cause, Survives = survives ? [new() { Commitment = commitment, Amount = amount }] : [],
        }),
        Deal.Select(deal => (FactEvent)new DealExpired { Deal = deal }),
        Deal.Select(deal => (FactEvent)new DealCompleted { Deal = deal }));

    private static readonly Gen<FactEvent> Entitling = OneOf(
        Gen.Select(Party, Party, Gen.Enum<RightKind>(), Term, PerhapsDeal, (holder, against, kind, window, deal) => (FactEvent)new RightGranted { Right = "r1", Holder = holder, Against = against, Kind = kind, Description = "as agreed", Window = window, Deal = deal }),
        Gen.Select(Gen.Enum<RightKind>(), Term, (kind, window) => (FactEvent)new RightAmended { Right = "r1", Kind = kind, Window = window }),
        Party.Select(party => (FactEvent)new RightExercised { Right = "r1", ByParty = party }),
        Gen.Select(Party, Day, (party, until) => (FactEvent)new RightWaived { Right = "r1", ByParty = party, Until = until }),
        Always(new RightEnded { Right = "r1" }));

    private static readonly Gen<FactEvent> Investing = OneOf(
        Gen.Select(Party, Party, Amount, PerhapsDeal, (investor, issuer, amount, deal) => (FactEvent)new EquityCommitted { Investment = "i1", Deal = deal, Investor = investor, Issuer = issuer, Amount = amount, Condition = issuer == "bob" ? "the offering closes" : null }),
        Gen.Select(Party, Party, Amount, PerhapsDeal, (investor, issuer, amount, deal) => (FactEvent)new EquityInvested { Investment = "i1", Deal = deal, Investor = investor, Issuer = issuer, Amount = amount }),
        Gen.Select(Party, Amount, (party, amount) => (FactEvent)new EquityTransferred { Investment = "i1", To = "i2", ToParty = party, Amount = amount }),
        Gen.Select(Amount, Gen.Bool, (amount, all) => (FactEvent)new EquityCancelled { Investment = "i1", Amount = all ? null : amount }));

    private static readonly Gen<FactEvent> Noted = Gen.Select(Party, PerhapsDeal, Commitment, (party, deal, commitment) =>
        (FactEvent)new FactNoted { Topic = "lawsuit", Summary = "it was sued", Deal = deal, Commitment = commitment, Parties = [party] });

    /// <summary>Any fact of a partnership.</summary>
    public static readonly Gen<FactEvent> Fact = Gen.Frequency(
        (3, Forming), (2, Signing), (8, Committing), (4, Performing), (4, Withdrawn), (2, Timing), (2, Breaking), (3, Choosing), (2, Ending), (2, Investing), (1, Entitling), (1, Noted));

    /// <summary>Any fact by which something is awaited by a day, or awaited no longer.</summary>
    public static readonly Gen<FactEvent> AwaitedFacts = Gen.Frequency((4, Signing), (6, Timing), (5, Breaking), (4, Choosing), (2, Ending), (2, Committing), (1, Performing));

    private static Gen<FactEvent> Always(FactEvent happened) => Gen.Const(() => happened);

    private static Gen<FactEvent> OneOf(params Gen<FactEvent>[] acts) => Gen.OneOf(acts);

    /// <summary>Any fact of an offering.</summary>
    private static readonly Gen<FactEvent> OfferingFact = OneOf(
        Gen.Select(Party, Amount, (issuer, target) => (FactEvent)new OfferingPlanned { Issuer = issuer, Target = target }),
        Gen.Select(Shares, Amount, (shares, price) => (FactEvent)new OfferingLaunched { Shares = shares, PriceRange = price }),
        Gen.Select(Shares, Amount, (shares, price) => (FactEvent)new OfferingResized { Shares = shares, PriceRange = price }),
        Gen.Select(Shares, Amount, (shares, price) => (FactEvent)new OfferingPriced { Shares = shares, Price = price }),
        Amount.Select(proceeds => (FactEvent)new OfferingClosed { Proceeds = proceeds }),
        Shares.Select(shares => (FactEvent)new OverAllotmentExercised { Shares = shares }),
        Always(new OfferingPostponed()),
        Always(new OfferingWithdrawn()),
        Noted);

    private static readonly Gen<ReportedValue> Reported = Gen.Select(Gen.Int[0, 4], Gen.Int[-9, 9], Gen.Int[-9, 9], Unit, (form, a, b, unit) => form switch
    {
        0 => ReportedValue.UpTo(Math.Abs(a), unit),
        1 => ReportedValue.Between(Math.Min(a, b), Math.Max(a, b), unit),
        2 => ReportedValue.Unknown(unit),
        _ => ReportedValue.Exactly(a, unit),
    });

    /// <summary>Any fact of an organization.</summary>
    private static readonly Gen<FactEvent> OrganizationFact = OneOf(
        Always(new OrganizationFounded { Name = "Atlantic Crypto", Business = "mining" }),
        Always(new OrganizationRenamed { Name = "CoreWeave" }),
        Always(new BusinessChanged { To = "cloud" }),
        Always(new StrategyAnnounced { Summary = "own chips" }),
        Amount.Select(amount => (FactEvent)new CapacityReported { Kind = "GPUs", Amount = amount }),
        Amount.Select(amount => (FactEvent)new CapacityBroughtOnline { Kind = "GPUs", Amount = amount }),
        Amount.Select(amount => (FactEvent)new CapacityRetired { Kind = "GPUs", Amount = amount }),
        Gen.Select(Gen.OneOf("backlog", "result"), Reported, Term, (measure, value, period) => (FactEvent)new FigureReported { Measure = measure, Amount = value, Period = period }),
        Noted);

    private static Gen<Amount> Shares => Gen.Int[0, 9].Select(shares => Contracts.Amount.Exactly(shares, AmountUnit.Share));

    /// <summary>Histories of up to so many entries of any kind of stream.</summary>
    public static Gen<History> OfAnyKind(int most) => Gen.OneOf(
        Gen.Int[0, most].SelectMany(count => Numbered(Fact, count)).Select(entries => History.Empty(Key).Import(entries).After),
        Gen.Int[0, most].SelectMany(count => Numbered(OfferingFact, count)).Select(entries => History.Empty(StreamKey.Offering("p")).Import(entries).After),
        Gen.Int[0, most].SelectMany(count => Numbered(OrganizationFact, count)).Select(entries => History.Empty(StreamKey.Organization("ann")).Import(entries).After));

    /// <summary>Entries of a length, each referring to any of them or to nobody.</summary>
    public static Gen<(NewEntry, DateTimeOffset)[]> Entries(int least, int most) =>
        Gen.Int[least, most].SelectMany(count => Numbered(Fact, count));

    private static Gen<(NewEntry, DateTimeOffset)[]> Numbered(Gen<FactEvent> facts, int count) =>
        Entry(facts, count).Array[count].Select(entries => entries.Select((entry, index) => (entry.Item1 with { Id = $"e{index}" }, entry.Item2)).ToArray());

    /// <summary>Histories of up to so many entries.</summary>
    public static Gen<History> Of(int most) => Entries(0, most).Select(entries => History.Empty(Key).Import(entries).After);

    /// <summary>Everything that can be seen of a history at a viewpoint, as text.</summary>
    public static string Seen(History history, Viewpoint viewpoint)
    {
        var aggregate = history.AsOf(viewpoint);
        return string.Join('\n',
        [
            .. aggregate switch
            {
                Partnership partnership => Seen(partnership),
                Offering offering => [$"{offering.Stage} {offering.Issuer} {offering.Target} {offering.Amount} {offering.Shares} {offering.Price} {offering.FurtherShares} {offering.FurtherAmount} {offering.Proceeds} {offering.Standing} {offering.IsContested}"],
                Organization organization => Seen(organization),
                _ => throw new InvalidOperationException($"{aggregate.GetType().Name} is seen nowhere."),
            },
            .. aggregate.Anomalies.Select(anomaly => $"anomaly {anomaly.Entry} {anomaly.Code}"),
            .. aggregate.Ungrounded.Select(anomaly => $"ungrounded {anomaly.Entry} {anomaly.Code}"),
        ]);
    }

    private static IEnumerable<string> Seen(Organization organization) =>
    [
        $"{organization.Name} {organization.Business} {organization.FoundedBy?.Entry.Id} {organization.Strategies.Count}",
        .. organization.ReportedCapacity.Select(capacity => $"reported {capacity.Key} {capacity.Value}"),
        .. organization.OnlineCapacity.Select(capacity => $"online {capacity.Key} {capacity.Value}"),
        .. organization.Figures.Select(figure => $"{figure.Measure} {figure.Value} {figure.Period} {figure.EffectiveOn} {figure.Standing} {figure.IsContested} {figure.ReportedBy.Entry.Id} {string.Join(' ', figure.Rivals.Select(rival => rival.Entry.Id))}"),
    ];

    public static IEnumerable<string> Seen(Partnership partnership) =>
    [
        $"formed {partnership.IsFormed}, dissolved {partnership.IsDissolved}, parties {string.Join(' ', partnership.Parties.Select(party => party.Id))}",
        .. partnership.Deals.Select(deal => $"deal {deal.Id} {deal.Lifecycle} {deal.Term} {deal.TermEndsOn} {deal.RoundEndsOn} {deal.NonRenewal?.Entry.Id} {deal.Standing} {deal.IsContested} {deal.Troubles.Count}"),
        .. partnership.Milestones.Select(milestone => $"milestone {milestone.Id} {milestone.Due} {milestone.LastDay} {milestone.MetBy?.Entry.Id} {milestone.MissedBy?.Entry.Id} {milestone.CancelledBy?.Entry.Id}"),
        .. partnership.Breaches.Select(breach => $"breach {breach.Id} {breach.CuredBy?.Entry.Id} {breach.WaivedBy?.Entry.Id} {breach.LapsedBy?.Entry.Id}"),
        .. partnership.Options.Select(option => $"option {option.Id} {option.Lifecycle} {Bounds(option.Left)} {option.Standing} {option.IsContested}"),
        .. partnership.Commitments.Select(Seen),
        .. partnership.Investments.Select(investment => $"investment {investment.Id} {investment.Investor} {investment.Issuer} {Bounds(investment.Amount)} {investment.IsInvested} {investment.IsContested}"),
    ];

    public static string Seen(Commitment commitment) =>
        $"{commitment.Id} {commitment.Debtor} {commitment.Creditor} {commitment.Nature} {commitment.Lifecycle} {commitment.Standing} {commitment.IsContested}: "
        + $"{Bounds(commitment.Outstanding)} of {Bounds(commitment.Committed)}, {Bounds(commitment.Performed)} performed, {Bounds(commitment.Withdrawn)} withdrawn, "
        + $"{Bounds(commitment.Reduced)} reduced, {Bounds(commitment.Novated)} novated, {Bounds(commitment.Exceeded)} exceeded";

    public static string Bounds(Amount amount) => string.Create(CultureInfo.InvariantCulture, $"[{amount.Min:0.########}, {amount.Max:0.########}] {amount.Unit}");

    /// <summary>Every day on which an answer can differ.</summary>
    public static IEnumerable<DateOnly> Days() => Enumerable.Range(-1, 14).Select(FirstDay.AddDays);

    /// <summary>Most accounts are of one publisher, so that many can supersede each other.</summary>
    private static readonly Gen<Source> Publisher = Gen.Frequency(
        (6, Gen.Const(Source.Unstated with { Publisher = "A Inc" })), (1, Gen.Const(Source.Unstated with { Publisher = "B plc" })), (1, Gen.Const(Source.Unstated)));

    private static Gen<(NewEntry, DateTimeOffset)> Entry(Gen<FactEvent> facts, int count)
    {
        var reference = Gen.Int[0, count].Select(target => (EntryId)$"e{target}");
        var happened = Gen.Frequency(
            (14, facts.Select(fact => (ContractEvent)fact)),
            (3, reference.Select(target => (ContractEvent)new EntryRetracted { Entry = target })),
            (3, Gen.Select(reference, facts, (target, fact) => (ContractEvent)new EntryCorrected { Entry = target, Event = fact })),
            (1, Gen.Select(reference, Party, (target, party) => (ContractEvent)new EntryConfirmed { Entry = target, ByParty = party })),
            (2, Gen.Select(reference, Party, (target, party) => (ContractEvent)new EntryDisputed { Entry = target, ByParty = party })),
            (1, reference.Select(target => (ContractEvent)new DisputeResolved { Entry = target })));
        var date = Gen.Select(Day, Gen.Int[0, 9], (day, precision) => precision == 0 ? PartialDate.OnOrBefore(day) : PartialDate.On(day));
        var joins = Gen.Select(Gen.Int[0, 19], reference, (form, target) => (Rivals: form is 0 or 1 ? target : (EntryId?)null, Supersedes: form is 2 or 3 ? target : (EntryId?)null));
        return Gen.Select(happened, date, Gen.Enum<Standing>(), joins, Publisher, Instant,
            (@event, day, standing, joined, publisher, at) => (new NewEntry { Event = @event, EffectiveOn = day, Standing = standing, Rivals = joined.Rivals, Supersedes = joined.Supersedes, Source = publisher }, at));
    }
}
