namespace Contracts.Tests.Language;

/// <summary>One event of each type with every field filled in.</summary>
internal static class Examples
{
    private static readonly Term Term = new() { From = new DateOnly(2025, 3, 7), To = PartialDate.InMonth(2030, 10) };

    private static readonly Term GoingOn = new()
    {
        From = new DateOnly(2025, 4, 1), To = new DateOnly(2026, 3, 31), Renewal = new RenewalClause { Months = 12, NoticeDays = 30 },
    };

    private static readonly Amount Amount = Amount.UpTo(11_900_000_000, "USD");

    private static readonly CommitmentMade Made = new()
    {
        Commitment = "compute",
        Debtor = "openai",
        Creditor = "coreweave",
        Deal = "msa-2025",
        Subject = "spend",
        Amount = Amount,
        Nature = CommitmentNature.Contingent,
        Survives = true,
        PassesOn = "resale",
        Schedule = new Schedule { Evenly = Term },
    };

    public static IReadOnlyList<ContractEvent> All { get; } =
    [
        new PartnershipFormed { Parties = [new() { Id = "openai", Role = "customer" }, new() { Id = "coreweave" }] },
        new PartyJoined { Party = "google", Role = "reseller" },
        new PartyLeft { Party = "google", Reason = "sold" },
        new PartnershipReassessed { ByParty = "microsoft", Reason = "delivery issues" },
        new PartnershipDissolved { Reason = "merged" },
        new DealSigned
        {
            Deal = "msa-2025", Title = "Master services agreement", Term = Term, Nature = DealNature.NonBinding, Master = "msa-2023",
            Commitments = [Made with { Deal = null, Schedule = new Schedule { Instalments = [new() { Due = PartialDate.InYear(2026), Amount = Amount.Exactly(1.5m, "USD") }] } }],
        },
        new DealAmended { Deal = "msa-2025", Number = "P00002", Term = Term, Summary = "longer" },
        new DealRenewed { Deal = "msa-2025", Until = PartialDate.InYear(2031) },
        new NonRenewalNoticed { Deal = "msa-2025", ByParty = "openai" },
        Made,
        new CommitmentIncreased { Commitment = "compute", By = Amount.AtLeast(4, "USD") },
        new CommitmentReduced { Commitment = "compute", By = Amount.Between(1, 2, "USD"), Agreed = true },
        new CommitmentAmended { Commitment = "compute", To = Amount.UpTo(12_000_000_000, "USD"), Agreed = true },
        new CommitmentRescheduled { Commitment = "compute", Schedule = new Schedule { Instalments = [new() { Due = PartialDate.InYear(2027), Amount = Amount.Exactly(1.5m, "USD") }] } },
        new ConditionMet { Commitment = "compute" },
        new ConditionFailed { Investment = "stock" },
        new PerformanceReversed { Commitment = "compute", Amount = Amount.Exactly(15, "USD"), Reason = ReversalReason.Chargeback },
        new CommitmentReleased { Commitment = "compute", ByParty = "coreweave" },
        new CommitmentNovated { Commitment = "compute", Novated = Amount.Exactly(5_000, "USD"), Kept = Amount.Exactly(5_000, "USD"), To = "compute-2", Replaces = CommitmentSide.Creditor, ByParty = "nvidia" },
        new DeliveryAccepted { Commitment = "compute", Amount = Amount.About(1, "MW"), Milestone = "site-1" },
        new DeliveryRejected { Commitment = "compute", Reason = "late" },
        new PaymentMade { Commitment = "compute", Amount = Amount.Unknown("EUR") },
        new DeliveryIssueReported { Deal = "msa-2025", Description = "late" },
        new MilestoneScheduled { Milestone = "site-1", Deal = "msa-2025", Due = new DateOnly(2025, 12, 31), GraceDays = 30, Description = "first site" },
        new MilestoneRescheduled { Milestone = "site-1", Due = PartialDate.InMonth(2026, 3), AgreedByParty = "openai" },
        new MilestoneMet { Milestone = "site-1" },
        new MilestoneCancelled { Milestone = "site-1", Reason = "not needed" },
        new DeadlineMissed { Milestone = "site-1", Deal = "msa-2025", Description = "first site" },
        new BreachNotified { Breach = "late-2025", Deal = "msa-2025", Party = "coreweave", Duty = "delivery", CureDays = 30 },
        new BreachCured { Breach = "late-2025" },
        new BreachWaived { Breach = "late-2025", ByParty = "openai" },
        new CurePeriodLapsed { Breach = "late-2025" },
        new CommitmentWithdrawn { Commitment = "compute", Part = Amount.Unknown("USD"), Grounds = "delivery issues" },
        new DealSuspended { Deal = "msa-2025", Reason = "permit", TollsDeadlines = true },
        new DealResumed { Deal = "msa-2025" },
        new OptionGranted { Option = "more", Deal = "msa-2025", Holder = "openai", Amount = Amount, Window = Term, Makes = "compute-2", Debtor = "openai", Creditor = "coreweave", Subject = "spend" },
        new OptionExercised { Option = "more", Amount = Amount.Exactly(1, "USD"), ByParty = "openai" },
        new OptionDeclined { Option = "more", ByParty = "openai" },
        new OptionLapsed { Option = "more" },
        new TerminationNoticed { Deal = "msa-2025", Cause = TerminationCause.Convenience, EndsOn = new DateOnly(2026, 6, 30) },
        new DealTerminated { Deal = "msa-2025", Cause = TerminationCause.ForCause, Survives = [new() { Commitment = "compute", Amount = Amount.Exactly(1, "USD") }] },
        new DealExpired { Deal = "msa-2025" },
        new DealCompleted { Deal = "msa-2025" },
        new EquityCommitted { Investment = "stock", Investor = "openai", Issuer = "coreweave", Amount = Amount.Exactly(350_000_000, "USD"), Consideration = Consideration.InKind, Condition = "the offering closes" },
        new EquityInvested
        {
            Investment = "stock", Investor = "openai", Issuer = "coreweave", Amount = Amount.Exactly(350_000_000, "USD"), Consideration = Consideration.InKind,
            Shares = Amount.Exactly(8_750_000, "share"), Price = Amount.Exactly(40, "USD"),
        },
        new EquityTransferred { Investment = "stock", To = "stock-2", ToParty = "nvidia", Amount = Amount.Exactly(40, "USD"), Shares = Amount.Exactly(1, "share") },
        new EquityCancelled { Investment = "stock", Amount = Amount.Exactly(40, "USD"), Shares = Amount.Exactly(1, "share"), Reason = "bought back" },
        new OfferingPlanned { Issuer = "coreweave", Target = Amount.About(4_000_000_000, "USD") },
        new OfferingLaunched { Shares = Amount.Exactly(49_000_000, "share"), PriceRange = Amount.Between(47, 55, "USD") },
        new OfferingResized { Shares = Amount.Exactly(37_500_000, "share"), PriceRange = Amount.Between(40, 45, "USD") },
        new OfferingPriced { Shares = Amount.Exactly(37_500_000, "share"), Price = Amount.Exactly(40, "USD") },
        new OfferingClosed { Proceeds = Amount.Exactly(1_500_000_000, "USD") },
        new OverAllotmentExercised { Shares = Amount.Exactly(1_760_000, "share") },
        new OfferingPostponed { Reason = "market" },
        new OfferingWithdrawn { Reason = "market" },
        new RightGranted { Right = "sole-supplier", Deal = "msa-2025", Holder = "coreweave", Against = "openai", Kind = RightKind.Exclusivity, Description = "no other supplier", Window = Term },
        new RightAmended { Right = "sole-supplier", Kind = RightKind.FirstRefusal, Description = "first refusal", Window = Term },
        new RightExercised { Right = "sole-supplier", ByParty = "coreweave", Summary = "matched the offer" },
        new RightWaived { Right = "sole-supplier", ByParty = "coreweave", Until = new DateOnly(2026, 3, 31) },
        new RightEnded { Right = "sole-supplier", Reason = "waived for good" },
        new OrganizationFounded { Name = "Atlantic Crypto", Business = "mining" },
        new OrganizationRenamed { Name = "CoreWeave" },
        new BusinessChanged { From = "mining", To = "cloud" },
        new StrategyAnnounced { Summary = "own chips" },
        new CapacityReported { Kind = "GPUs", Amount = Amount.AtLeast(250_000, "GPU") },
        new CapacityBroughtOnline { Kind = "data centres", Amount = Amount.Exactly(4, AmountUnit.DataCentre) },
        new CapacityRetired { Kind = "data centres", Amount = Amount.Exactly(1, AmountUnit.DataCentre) },
        new FigureReported { Measure = "revenue", Amount = ReportedValue.Exactly(228.9m, "USD"), Period = Term },
        new FactNoted
        {
            Topic = "service-level", Summary = "99.9 per cent is promised", Details = FactDetails.Parse("""{"percent":99.90,"hours":{"from":0,"to":24},"sites":["x",null,true]}"""),
            Deal = "msa-2025", Commitment = "compute", Parties = ["openai", "coreweave"],
        },
        new EntryRetracted { Entry = "f1", Reason = "never so" },
        new EntryCorrected { Entry = "f1", Event = new CommitmentIncreased { Commitment = "compute", By = Amount.Exactly(1, "USD") }, Reason = "misread" },
        new EntryConfirmed { Entry = "f1", ByParty = "openai" },
        new EntryDisputed { Entry = "f1", ByParty = "coreweave", CounterClaim = "nothing was cancelled" },
        new DisputeResolved { Entry = "f1", Outcome = "settled" },
    ];

    /// <summary>Examples with the optional fields that events gained later, while their version stayed.</summary>
    public static IReadOnlyList<ContractEvent> Later { get; } =
    [
        new CommitmentMade { Commitment = "minimum", Debtor = "openai", Creditor = "coreweave", Amount = Amount.Exactly(1, "USD"), Condition = "the permit is granted", IsMinimum = true },
        new PaymentMade { Commitment = "compute", Amount = Amount.Exactly(1, "USD"), AllowsExcess = true },
        new DeliveryAccepted { Commitment = "compute", Amount = Amount.Exactly(1, "MW"), AllowsExcess = true },
        new DealSigned { Deal = "lease-2025", Term = GoingOn },
        new DealAmended { Deal = "lease-2025", Number = "2", Term = GoingOn with { Renewal = new RenewalClause { Months = 1, NoticeDays = 0 } } },
        new DealRenewed { Deal = "lease-2025", Until = new DateOnly(2027, 3, 31), Tacitly = true },
        new MilestoneScheduled { Milestone = "site-2", Due = new DateOnly(2026, 6, 30), ByParty = "coreweave", Commitment = "compute" },
        new FigureReported { Measure = "net result", Amount = ReportedValue.Between(-863.4m, -0.5m, "USD") },
    ];
}
