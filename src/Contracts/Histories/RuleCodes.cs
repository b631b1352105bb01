namespace Contracts;

/// <summary>The codes of the rules, under which a broken rule is reported or refused.</summary>
/// <remarks>
/// A rule keeps its code, and no version renames one. "Certainly" means for every value within the stated amounts and
/// dates. <c>docs/rules.md</c> lists the codes by act.
/// </remarks>
public static class RuleCodes
{
    /// <summary>A partnership is formed a second time.</summary>
    public const string AlreadyFormed = "already-formed";

    /// <summary>A partnership is formed by fewer than two parties.</summary>
    public const string TooFewParties = "too-few-parties";

    /// <summary>An organization that is already a party joins.</summary>
    public const string AlreadyAParty = "already-a-party";

    /// <summary>An organization that is not a party leaves.</summary>
    public const string NotAParty = "not-a-party";

    /// <summary>An organization that is not a party of a formed partnership acts, owes or is owed.</summary>
    public const string UnknownParty = "unknown-party";

    /// <summary>
    /// A party leaves, a partnership is dissolved or a deal is completed while something is certainly outstanding.
    /// </summary>
    public const string OutstandingCommitments = "outstanding-commitments";

    /// <summary>An event happens after the dissolution.</summary>
    public const string Dissolved = "dissolved";

    /// <summary>
    /// An event happens before the partnership is formed (refused when recording; an import accepts it).
    /// </summary>
    public const string NotFormed = "not-formed";

    /// <summary>A deal is signed a second time.</summary>
    public const string AlreadySigned = "already-signed";

    /// <summary>An event names a deal that has not been signed by then.</summary>
    public const string UnknownDeal = "unknown-deal";

    /// <summary>An event concerns a deal that has ended.</summary>
    public const string DealEnded = "deal-ended";

    /// <summary>A term or a window ends before it starts.</summary>
    public const string TermEndsBeforeItStarts = "term-ends-before-it-starts";

    /// <summary>
    /// A deal is renewed until a day that is certainly not after the last day of its term, as facts state it.
    /// </summary>
    public const string RenewedBackwards = "renewed-backwards";

    /// <summary>Non-renewal is noticed of a deal without a renewal clause.</summary>
    public const string NoRenewalClause = "no-renewal-clause";

    /// <summary>Two amendments of a deal have the same number.</summary>
    public const string NumberUsedTwice = "number-used-twice";

    /// <summary>The debtor and the creditor of a commitment are the same.</summary>
    public const string DebtorIsCreditor = "debtor-is-creditor";

    /// <summary>A commitment is made a second time, or an option is exercised onto one between other parties.</summary>
    public const string AlreadyCommitted = "already-committed";

    /// <summary>An event names a commitment that has not been made by then.</summary>
    public const string NotCommitted = "not-committed";

    /// <summary>A closed commitment is changed, or a withdrawal concerns a deal under which nothing is open.</summary>
    public const string AlreadyClosed = "already-closed";

    /// <summary>An amount has another unit than the amount that it changes.</summary>
    public const string MixedUnits = "mixed-units";

    /// <summary>
    /// Certainly more is reduced, performed, withdrawn, novated or kept than is outstanding (the first three are
    /// clipped); more may be performed of a minimum, or where the performance allows it.
    /// </summary>
    public const string MoreThanOutstanding = "more-than-outstanding";

    /// <summary>
    /// The instalments certainly do not add up to the amount undertaken (the schedule is left out), or a new schedule
    /// not to what is outstanding.
    /// </summary>
    public const string ScheduleDiffers = "schedule-differs";

    /// <summary>A commitment that is no minimum is amended to certainly less than was performed.</summary>
    public const string LessThanPerformed = "less-than-performed";

    /// <summary>A condition is met or fails of what is not contingent.</summary>
    public const string NotContingent = "not-contingent";

    /// <summary>A party that is not the creditor releases a commitment.</summary>
    public const string NotTheCreditor = "not-the-creditor";

    /// <summary>
    /// The novated part and the kept part certainly do not add up to the outstanding amount (the kept part is left
    /// out).
    /// </summary>
    public const string NotConserved = "not-conserved";

    /// <summary>Certainly more is reversed than was performed.</summary>
    public const string MoreThanPerformed = "more-than-performed";

    /// <summary>A milestone is scheduled a second time.</summary>
    public const string AlreadyScheduled = "already-scheduled";

    /// <summary>An event names a milestone that has not been scheduled by then.</summary>
    public const string UnknownMilestone = "unknown-milestone";

    /// <summary>A milestone is met, rescheduled or cancelled after it was met.</summary>
    public const string AlreadyMet = "already-met";

    /// <summary>An event concerns a cancelled milestone.</summary>
    public const string MilestoneCancelled = "milestone-cancelled";

    /// <summary>A milestone is reported missed a second time.</summary>
    public const string AlreadyMissed = "already-missed";

    /// <summary>A milestone that was met in time is reported missed.</summary>
    public const string MetInTime = "met-in-time";

    /// <summary>A milestone is reported missed on or before its last day in time, grace included.</summary>
    public const string NotYetDue = "not-yet-due";

    /// <summary>A milestone is reported missed, or a cure period lapsed, while a suspension stops the clock.</summary>
    public const string Tolled = "tolled";

    /// <summary>A breach is notified a second time.</summary>
    public const string AlreadyNotified = "already-notified";

    /// <summary>An event names a breach that has not been notified by then.</summary>
    public const string UnknownBreach = "unknown-breach";

    /// <summary>A cured breach is cured again, waived or lapses, or a deal is terminated for it.</summary>
    public const string AlreadyCured = "already-cured";

    /// <summary>A waived breach is waived again or lapses.</summary>
    public const string AlreadyWaived = "already-waived";

    /// <summary>The party in breach waives its own breach.</summary>
    public const string WaivedByThePartyInBreach = "waived-by-the-party-in-breach";

    /// <summary>A cure period lapses a second time.</summary>
    public const string AlreadyLapsed = "already-lapsed";

    /// <summary>A cure period that was never given lapses.</summary>
    public const string NoCurePeriod = "no-cure-period";

    /// <summary>
    /// A cure period lapses, or a deal is terminated for the breach, on or before the last day of cure.
    /// </summary>
    public const string WithinCure = "within-cure";

    /// <summary>A breach is cured after its cure period lapsed, without a waiver.</summary>
    public const string CuredAfterLapse = "cured-after-lapse";

    /// <summary>Part of a deal is withdrawn while several commitments are open under it.</summary>
    public const string PartOfSeveral = "part-of-several";

    /// <summary>A suspended deal is suspended again.</summary>
    public const string AlreadySuspended = "already-suspended";

    /// <summary>A deal is suspended before its term has begun.</summary>
    public const string NotInEffect = "not-in-effect";

    /// <summary>A deal that is not suspended is resumed.</summary>
    public const string NotSuspended = "not-suspended";

    /// <summary>An option or a right is granted a second time.</summary>
    public const string AlreadyGranted = "already-granted";

    /// <summary>An event names an option that has not been granted by then.</summary>
    public const string UnknownOption = "unknown-option";

    /// <summary>An event concerns an option that is exercised, declined, lapsed or ended.</summary>
    public const string OptionClosed = "option-closed";

    /// <summary>A party that is not the holder uses an option or a right.</summary>
    public const string NotTheHolder = "not-the-holder";

    /// <summary>An option or a right is exercised outside its window.</summary>
    public const string OutsideTheWindow = "outside-the-window";

    /// <summary>An option lapses on or before the last day of its window.</summary>
    public const string WithinTheWindow = "within-the-window";

    /// <summary>Certainly more is exercised than is left of the option.</summary>
    public const string MoreThanLeft = "more-than-left";

    /// <summary>A deal is terminated on a ground before the notice on that ground has run out.</summary>
    public const string BeforeNoticeEnds = "before-notice-ends";

    /// <summary>
    /// A deal expires on or before the last day of its term, or while its term goes on by a renewal clause.
    /// </summary>
    public const string BeforeTheTermEnds = "before-the-term-ends";

    /// <summary>An amount is said to survive of a commitment that is not under the deal.</summary>
    public const string NotUnderTheDeal = "not-under-the-deal";

    /// <summary>An event names a right that has not been granted by then.</summary>
    public const string UnknownRight = "unknown-right";

    /// <summary>A right is granted to the party that it would bind.</summary>
    public const string HolderIsBound = "holder-is-bound";

    /// <summary>An event concerns a right that has ended.</summary>
    public const string RightEnded = "right-ended";

    /// <summary>The investor and the issuer are the same.</summary>
    public const string InvestorIsIssuer = "investor-is-issuer";

    /// <summary>An investment is agreed a second time.</summary>
    public const string AlreadyInvested = "already-invested";

    /// <summary>An event names an investment that has not been agreed by then.</summary>
    public const string NotInvested = "not-invested";

    /// <summary>An investment changes its investor or issuer.</summary>
    public const string OtherInvestment = "other-investment";

    /// <summary>
    /// An investment that belongs to one deal is said to belong to another (the other is left out, as is a deal that is
    /// not signed).
    /// </summary>
    public const string OtherDeal = "other-deal";

    /// <summary>The shares times the price do not give the amount, rounding apart (the shares are left out).</summary>
    public const string PriceDiffers = "price-differs";

    /// <summary>Equity is transferred to its present holder.</summary>
    public const string SameInvestor = "same-investor";

    /// <summary>Certainly more is transferred or cancelled than is held (clipped).</summary>
    public const string MoreThanHeld = "more-than-held";

    /// <summary>An offering is planned on a day that is certainly after its launch.</summary>
    public const string PlannedAfterLaunch = "planned-after-launch";

    /// <summary>An offering is launched a second time.</summary>
    public const string AlreadyLaunched = "already-launched";

    /// <summary>An offering is resized or priced before its launch.</summary>
    public const string NotLaunched = "not-launched";

    /// <summary>An offering is resized after its pricing.</summary>
    public const string ResizedAfterPricing = "resized-after-pricing";

    /// <summary>An offering is priced a second time, or postponed after its pricing.</summary>
    public const string AlreadyPriced = "already-priced";

    /// <summary>An offering is closed, or further shares are taken, before its pricing.</summary>
    public const string NotPriced = "not-priced";

    /// <summary>An offering is closed a second time, or withdrawn after its closing.</summary>
    public const string OfferingClosed = "offering-closed";

    /// <summary>An event happens after the offering was withdrawn.</summary>
    public const string OfferingWithdrawn = "offering-withdrawn";

    /// <summary>An organization is founded a second time.</summary>
    public const string AlreadyFounded = "already-founded";

    /// <summary>Certainly more capacity is retired than is online (clipped).</summary>
    public const string MoreThanOnline = "more-than-online";

    /// <summary>
    /// A control entry, a rival or a superseding account does not name an earlier entry of its stream.
    /// </summary>
    public const string UnknownEntry = "unknown-entry";

    /// <summary>
    /// An account supersedes one of another publisher, one where a publisher is not stated, or one of stronger standing
    /// (it acts as a rival).
    /// </summary>
    public const string CannotSupersede = "cannot-supersede";

    /// <summary>
    /// A correction, confirmation, dispute or resolution names an entry that is neither a fact nor a correction in
    /// force.
    /// </summary>
    public const string NotAFact = "not-a-fact";

    /// <summary>A correction, confirmation, dispute or resolution names a retracted fact.</summary>
    public const string RetractedEntry = "retracted-entry";

    /// <summary>A known id comes with other content (imports refuse this too).</summary>
    public const string KnownWithOtherContent = "known-with-other-content";
}
