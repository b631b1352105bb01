namespace Contracts;

/// <summary>One debtor's duty towards one creditor, at a viewpoint.</summary>
public sealed partial class Commitment : IPosition
{
    /// <summary>What a debtor undertook.</summary>
    internal Commitment(Partnership partnership, CommitmentMade made, Id<Deal>? deal, CommitmentNature nature, FactInForce fact)
        : this(partnership, made, deal, nature, fact.Counted(made.Amount), fact) =>
        Past = made.Schedule is null ? null : new SchedulePast(Committed);

    /// <summary>What exercising an option makes.</summary>
    internal Commitment(Option option, Id<Commitment> id, CommitmentNature nature, Amount amount, FactInForce fact)
        : this(
            option.Partnership,
            new CommitmentMade { Commitment = id, Debtor = option.Debtor, Creditor = option.Creditor, Subject = option.Subject, Amount = amount },
            option.Deal,
            nature,
            amount,
            fact) => Basis.Add(option.Basis);

    /// <summary>What a novation makes of another commitment.</summary>
    internal Commitment(Commitment from, Id<Commitment> id, Id<Party> debtor, Id<Party> creditor, Amount amount, FactInForce fact)
        : this(
            from.Partnership,
            from._terms with { Commitment = id, Debtor = debtor, Creditor = creditor, Amount = amount, Schedule = null },
            from.Deal,
            from.Nature,
            amount,
            fact) => Basis.Add(from.Basis);

    private Commitment(Partnership partnership, CommitmentMade terms, Id<Deal>? deal, CommitmentNature nature, Amount amount, FactInForce fact)
    {
        _terms = terms;
        Partnership = partnership;
        Deal = deal;
        Nature = nature;
        MadeBy = fact;
        Committed = Outstanding = amount;
        Performed = Withdrawn = Novated = Amount.None(amount.Unit);
        Basis.Add(fact);
    }

    // As it was made, or would have been if it had been made by itself.
    private readonly CommitmentMade _terms;
    private Basis? _origin;
    private List<FactInForce>? _troubles;

    /// <summary>The partnership's stream.</summary>
    public StreamKey Stream => Partnership.Stream;

    /// <summary>Its slug, unique in the stream.</summary>
    public Id<Commitment> Id => _terms.Commitment;

    /// <summary>The deal it is owed under; null for none.</summary>
    public Id<Deal>? Deal { get; }

    /// <summary>Who owes.</summary>
    public Id<Party> Debtor => _terms.Debtor;

    /// <summary>Who is owed.</summary>
    public Id<Party> Creditor => _terms.Creditor;

    /// <summary>What for, in words; null where nobody said.</summary>
    public string? Subject => _terms.Subject;

    /// <summary>How firmly the debtor is bound.</summary>
    public CommitmentNature Nature { get; }

    /// <summary>The commitment that this one passes on, as a reseller does; null for none.</summary>
    public Id<Commitment>? PassesOn => _terms.PassesOn;

    /// <summary>Whether it stays open when its deal ends.</summary>
    public bool Survives => _terms.Survives;

    /// <summary>When how much of it falls due; null where nobody said.</summary>
    public Schedule? Schedule => _terms.Schedule;

    /// <summary>What is counted.</summary>
    public AmountUnit Unit => Committed.Unit;

    /// <summary>All that was undertaken, increases included.</summary>
    public Amount Committed { get; private set; }

    /// <summary>All that was delivered or paid against it.</summary>
    public Amount Performed { get; private set; }

    /// <summary>All that was withdrawn from it.</summary>
    public Amount Withdrawn { get; private set; }

    /// <summary>All that was novated from it to other commitments.</summary>
    public Amount Novated { get; private set; }

    /// <summary>What is still owed; certainly nothing once it is closed.</summary>
    public Amount Outstanding { get; private set; }

    /// <summary>Whether it stands, or what closed it.</summary>
    public CommitmentLifecycle Lifecycle { get; private set; }

    /// <summary>Whether it stands.</summary>
    public bool IsOpen => Lifecycle == CommitmentLifecycle.Open;

    /// <summary>The weakest standing of the facts that make it what it is.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public bool IsContested => Basis.IsContested;

    /// <summary>The facts that make it what it is, in the order in which they hold: folded alone, they give it.</summary>
    public IReadOnlyList<FactInForce> Explanation => Basis.Facts;

    /// <summary>The fact that made it.</summary>
    public FactInForce MadeBy { get; }

    /// <summary>The fact that closed it; null while it stands.</summary>
    public FactInForce? ClosedBy { get; private set; }

    /// <summary>Deliveries refused and troubles reported with it, in order.</summary>
    public IReadOnlyList<FactInForce> Troubles => _troubles ?? [];

    internal Partnership Partnership { get; private set; }

    internal Basis Basis { get; private set; } = new();

    /// <summary>What it rests on that it is there at all.</summary>
    internal Basis Origin => _origin ?? new Basis(MadeBy);

    /// <summary>What its schedule has to know of its past; null where it has none.</summary>
    internal SchedulePast? Past { get; private set; }

    /// <summary>A copy in a copy of its partnership, which goes on apart from it.</summary>
    internal Commitment CopyIn(Partnership partnership)
    {
        var copy = (Commitment)MemberwiseClone();
        copy.Partnership = partnership;
        copy.Basis = Basis.Copy();
        copy.Past = Past?.Copy();
        copy._troubles = _troubles is null ? null : [.. _troubles];
        return copy;
    }

    /// <summary>What it shows, to keep or to compare.</summary>
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
        Novated = Novated,
        Outstanding = Outstanding,
    };

    FigureKey IExplained.Key => Id;

    Figures IExplained.Figures => Figures;

    PositionFigures IPosition.Figures => Figures;

    Basis IPosition.Basis => Basis;

    PositionSlices? IPosition.Slices { get; set; }

    /// <summary>How its debtor performs, on the day of the viewpoint.</summary>
    public PerformanceStatus Performance =>
        Outstanding.IsNone && !Performed.IsNone ? PerformanceStatus.Fulfilled
        : Deal is { } deal && IsOpen ? Partnership.PerformanceUnder(deal, Debtor)
        : PerformanceStatus.OnTrack;
}
