namespace Contracts;

/// <summary>One debtor's duty towards one creditor, as seen from a viewpoint.</summary>
public sealed partial class Commitment : IPosition, IItemSource
{
    /// <summary>Creates a commitment that a debtor undertook.</summary>
    internal Commitment(
        Partnership partnership,
        CommitmentMade made,
        Id<Deal>? deal,
        CommitmentNature nature,
        FactInForce fact)
        : this(partnership, made, deal, nature, fact.Reckoned(made.Amount), fact) =>
        Past = made.Schedule is { } schedule ? new SchedulePast(schedule, fact, Committed) : null;

    /// <summary>Creates a commitment by exercising an option.</summary>
    internal Commitment(Option option, Id<Commitment> id, CommitmentNature nature, Reckoned amount, FactInForce fact)
        : this(
            option.Partnership,
            new CommitmentMade
            {
                Commitment = id,
                Debtor = option.Debtor,
                Creditor = option.Creditor,
                Subject = option.Subject,
                Amount = amount.Shown,
            },
            option.Deal,
            nature,
            amount,
            fact) => Basis.Add(option.Basis);

    /// <summary>Creates a commitment by novating another one.</summary>
    internal Commitment(
        Commitment from,
        Id<Commitment> id,
        Id<Party> debtor,
        Id<Party> creditor,
        Reckoned amount,
        FactInForce fact)
        : this(
            from.Partnership,
            from._terms with
            {
                Commitment = id,
                Debtor = debtor,
                Creditor = creditor,
                Amount = amount.Shown,
                Schedule = null,
            },
            from.Deal,
            from.Nature,
            amount,
            fact) => Basis.Add(from.Basis);

    private Commitment(
        Partnership partnership,
        CommitmentMade terms,
        Id<Deal>? deal,
        CommitmentNature nature,
        Reckoned amount,
        FactInForce fact)
    {
        _terms = terms;
        Partnership = partnership;
        Deal = deal;
        Nature = nature;
        MadeBy = fact;
        Committed = amount.Shown;
        var isWhole = partnership.KeepsWholeBalances;
        _balance = new Balance(amount.Shown, isWhole) { IsAsShown = amount.IsAsShown };
        if (isWhole && !amount.IsAsShown)
            _possible = new Balance(amount.Possible, isWhole);
        Performed = Amount.None(Committed.Unit);
        Basis.Add(fact);
    }

    // The event that made it, or an equivalent one for a commitment made by an option or a novation.
    private readonly CommitmentMade _terms;

    // The balance that figures show and, if it is whole, that of what may be meant; null if both are one.
    private Balance _balance;
    private Balance? _possible;

    // What was taken out other than by performance; null for nothing.
    private AmountsTaken? _taken;
    private Basis? _origin;
    private List<FactInForce>? _troubles;

    // The number of schedules that were stated, and one more.
    private int _schedules = 1;

    /// <summary>The partnership's stream.</summary>
    public StreamKey Stream => Partnership.Stream;

    /// <summary>The id, unique in the stream.</summary>
    public Id<Commitment> Id => _terms.Commitment;

    /// <summary>The deal under which it is owed; null for none.</summary>
    public Id<Deal>? Deal { get; }

    /// <summary>The party that owes.</summary>
    public Id<Party> Debtor => _terms.Debtor;

    /// <summary>The party that is owed.</summary>
    public Id<Party> Creditor => _terms.Creditor;

    /// <summary>The subject in words; null if not stated.</summary>
    public string? Subject => _terms.Subject;

    /// <summary>
    /// The nature of the debtor's duty: firm, contingent or non-binding. What has a condition is contingent until it is
    /// met.
    /// </summary>
    public CommitmentNature Nature { get; private set; }

    /// <summary>The condition on which it depends, in words; null for none, or if not stated.</summary>
    public string? Condition => _terms.Condition;

    /// <summary>
    /// True if it is a minimum by contract, so that more may be performed. That is another thing than "at least", which
    /// says what is known.
    /// </summary>
    public bool IsMinimum => _terms.IsMinimum;

    /// <summary>The commitment that this one passes on, as a reseller does; null for none.</summary>
    public Id<Commitment>? PassesOn => _terms.PassesOn;

    /// <summary>True if it stays open when its deal ends.</summary>
    public bool Survives => _terms.Survives;

    /// <summary>The schedule on which it falls due; null if not stated.</summary>
    public Schedule? Schedule => Past?.Schedule;

    /// <summary>The unit in which the amounts are counted.</summary>
    public AmountUnit Unit => Committed.Unit;

    /// <summary>The total undertaken, including increases; since an amendment, the total that it states.</summary>
    public Amount Committed { get; private set; }

    /// <summary>The total delivered or paid, less what was reversed.</summary>
    public Amount Performed { get; private set; }

    /// <summary>The total withdrawn since it was made or amended.</summary>
    public Amount Withdrawn => _taken?.Withdrawn ?? Amount.None(Unit);

    /// <summary>The total by which it was reduced since it was made or amended.</summary>
    public Amount Reduced => _taken?.Reduced ?? Amount.None(Unit);

    /// <summary>The total novated to other commitments since it was made or amended.</summary>
    public Amount Novated => _taken?.Novated ?? Amount.None(Unit);

    /// <summary>
    /// The amount performed beyond what was owed, which a minimum or the performance itself allows. Later increases use
    /// it up.
    /// </summary>
    public Amount Exceeded => Past is { } past ? _balance.Exceeded.Plus(past.Excess) : _balance.Exceeded;

    /// <summary>The amount still owed; 0 once it is closed.</summary>
    public Amount Outstanding => _balance.Outstanding;

    /// <summary>The lifecycle: open, or how it was closed.</summary>
    public CommitmentLifecycle Lifecycle { get; private set; }

    /// <summary>True if it is open.</summary>
    public bool IsOpen => Lifecycle == CommitmentLifecycle.Open;

    /// <summary>The weakest standing among the facts that determine it.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>True if a disputed fact changes its amounts, its existence, its end or its nature, or would.</summary>
    public bool IsContested => Partnership.HasDoubtAbout(this);

    /// <summary>
    /// The facts that determine it, in the order in which they are folded. Folding them alone gives the same figures.
    /// </summary>
    public IReadOnlyList<FactInForce> Explanation => Partnership.ExplanationOf(this);

    /// <summary>The fact that made it.</summary>
    public FactInForce MadeBy { get; }

    /// <summary>The fact that closed it; null while it is open.</summary>
    public FactInForce? ClosedBy { get; private set; }

    /// <summary>The rejected deliveries and reported delivery issues, in order.</summary>
    public IReadOnlyList<FactInForce> Troubles => _troubles ?? [];

    /// <summary>The amount still owed, as checks reckon with it.</summary>
    internal Reckoned Left => Reckoned.Of(Outstanding, _balance.IsAsShown ? null : Possible.Outstanding);

    /// <summary>True if certainly less is outstanding than an amount.</summary>
    internal bool HasLessThan(in Reckoned amount) =>
        _balance.HasLessThan(amount.Shown)
        && ((_balance.IsAsShown && amount.IsAsShown) || Possible.HasLessThan(amount.Possible));

    /// <summary>True if certainly less was performed than an amount.</summary>
    internal bool HasPerformedLessThan(Reckoned amount) => Possible.HasPerformedLessThan(amount.Possible);

    /// <summary>True if certainly more was performed than an amount.</summary>
    internal bool HasPerformedMoreThan(Reckoned amount) => Possible.HasPerformedMoreThan(amount.Possible);


    internal Partnership Partnership { get; private set; }

    internal Basis Basis { get; private set; } = new();

    /// <summary>The facts that created it.</summary>
    internal Basis Origin => _origin ?? new Basis(MadeBy);

    /// <summary>Its schedule, and the past changes that this depends on; null if it has no schedule.</summary>
    internal SchedulePast? Past { get; private set; }

    /// <summary>An independent copy that belongs to a copy of the partnership.</summary>
    internal Commitment CopyIn(Partnership partnership)
    {
        var copy = (Commitment)MemberwiseClone();
        copy.Partnership = partnership;
        copy._balance = _balance.Copy();
        copy._possible = _possible?.Copy();
        copy._taken = _taken?.Copy();
        copy.Basis = Basis.Copy();
        copy.Past = Past?.Copy();
        copy._troubles = _troubles is null ? null : [.. _troubles];
        return copy;
    }

    /// <summary>Its figures as a record, to store or to compare.</summary>
    public CommitmentFigures Figures => new()
    {
        Debtor = Debtor,
        Creditor = Creditor,
        Deal = Deal,
        Nature = Nature,
        PassesOn = PassesOn,
        Lifecycle = Lifecycle,
        Standing = Standing,
        IsContested = IsContested,
        Committed = Committed,
        Performed = Performed,
        Withdrawn = Withdrawn,
        Reduced = Reduced,
        Novated = Novated,
        Exceeded = Exceeded,
        Outstanding = Outstanding,
        Progress = Past is { } past ? new ScheduleProgress
        {
            Undertaken = past.Undertaken,
            Performed = past.Performed,
            TakenOtherwise = past.TakenOtherwise,
            Grown = past.Grown,
            Scheduled = past.Schedule.Whole?.Shown,
        } : null,
    };

    FigureKey IExplained.Key => Id;

    Figures IExplained.Figures => Figures;

    PositionFigures IPosition.Stated => Figures;

    Basis IContestable.Basis => Basis;

    IContestable? IContestable.In(Aggregate otherwise) => (otherwise as Partnership)?.FindCommitment(Id);

    bool IContestable.ShowsTheSameAs(IContestable other) =>
        other is Commitment commitment
        && (Debtor, Creditor, Nature, Lifecycle)
            == (commitment.Debtor, commitment.Creditor, commitment.Nature, commitment.Lifecycle)
        && Committed.HasTheBoundsOf(commitment.Committed)
        && Performed.HasTheBoundsOf(commitment.Performed)
        && Withdrawn.HasTheBoundsOf(commitment.Withdrawn)
        && Reduced.HasTheBoundsOf(commitment.Reduced)
        && Novated.HasTheBoundsOf(commitment.Novated)
        && Exceeded.HasTheBoundsOf(commitment.Exceeded)
        && Outstanding.HasTheBoundsOf(commitment.Outstanding);

    KeySlices? IPosition.Slices { get; set; }

    FigureKey IItemSource.Source => new(FigureKind.Instalment, Id.ToString());

    SourceSlices? IItemSource.Slices { get; set; }

    int IItemSource.RevisionIn(Aggregate folded) =>
        _schedules + (Deal is { } id && Partnership.FindDeal(id) is { } deal ? deal.Revision : 0);

    IEnumerable<LedgerItem> IItemSource.ItemsIn(Aggregate folded) => InstalmentFigures.Of(this);

    internal static KeyNotFoundException NotMade(StreamKey stream, Id<Commitment> id, Viewpoint viewpoint) => new(
        $"Commitment {id} of {stream} is not made {viewpoint}; only one that is made can be looked up.");

    /// <summary>The debtor's performance on the day of the viewpoint.</summary>
    public PerformanceStatus Performance =>
        Outstanding.IsNone && !Performed.IsNone ? PerformanceStatus.Fulfilled
        : IsOpen ? Partnership.PerformanceOf(this)
        : PerformanceStatus.OnTrack;

    /// <summary>
    /// True if an instalment whose due day is over, or what is spread over days that are, is certainly not performed in
    /// full.
    /// </summary>
    internal bool HasOverdueInstalment(DateOnly day)
    {
        if (Past is not { Schedule: var schedule } past)
            return false;
        var due = schedule.Instalments is { } instalments
            ? instalments.Where(instalment => DueDay(instalment.Due) < day)
                .Select(instalment => new Reckoned(instalment.Amount))
                .Aggregate(Reckoned.None(Unit), (sum, amount) => sum.Plus(amount))
            : schedule.Evenly?.To?.Latest < day ? new Reckoned(past.Undertaken)
            : Reckoned.None(Unit);
        var performed = past.Performed.IsApproximate ? past.Performed.WithinATenth() : past.Performed;
        return performed.Plus(past.TakenOtherwise).Plus(schedule.Shortfall(past.Undertaken))
            .IsCertainlyLessThan(due.Possible);
    }

    /// <summary>
    /// The day on which an instalment falls due, extended by suspensions; null while a suspension stops the clock.
    /// </summary>
    internal DateOnly? DueDay(PartialDate stated) =>
        Deal is { } id && Past is { } past && Partnership.FindDeal(id) is { } deal
            ? deal.Tolled(stated.Latest, past.StatedBy.TakesEffectOn)
            : stated.Latest;

    /// <summary>
    /// The schedule with the days to which suspensions moved its instalments. While one stops the clock, it is as
    /// stated.
    /// </summary>
    internal Schedule? MovedSchedule => Schedule?.Moved(DueDay);

    private AmountsTaken Taken => _taken ??= new AmountsTaken(Unit);

    /// <summary>The totals taken out other than by performance, since it was made or amended.</summary>
    private sealed class AmountsTaken(AmountUnit unit)
    {
        public Amount Withdrawn { get; set; } = Amount.None(unit);

        public Amount Reduced { get; set; } = Amount.None(unit);

        public Amount Novated { get; set; } = Amount.None(unit);

        public AmountsTaken Copy() => (AmountsTaken)MemberwiseClone();

        /// <summary>Counts everything from 0, since it may not count any more.</summary>
        public void FromNothing() =>
            (Withdrawn, Reduced, Novated) = (Withdrawn.FromNothing(), Reduced.FromNothing(), Novated.FromNothing());
    }
}
