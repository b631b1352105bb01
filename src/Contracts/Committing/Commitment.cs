namespace Contracts;

/// <summary>One debtor's duty towards one creditor, at a viewpoint.</summary>
public sealed partial class Commitment
{
    private readonly List<FactInForce> _troubles = [];

    /// <summary>What a debtor undertook.</summary>
    internal Commitment(Partnership partnership, CommitmentMade made, CommitmentNature nature, FactInForce fact)
        : this(partnership, made.Commitment, made.Deal, made.Debtor, made.Creditor, made.Subject, fact.Counted(made.Amount), fact)
    {
        Nature = nature;
        PassesOn = made.PassesOn;
        Survives = made.Survives;
        Schedule = made.Schedule;
    }

    /// <summary>What exercising an option makes.</summary>
    internal Commitment(Option option, Id<Commitment> id, CommitmentNature nature, Amount amount, FactInForce fact)
        : this(option.Partnership, id, option.Deal, option.Debtor, option.Creditor, option.Subject, amount, fact)
    {
        Nature = nature;
        Grounds.Add(option.Grounds);
    }

    /// <summary>What a novation makes of another commitment.</summary>
    internal Commitment(Commitment from, Id<Commitment> id, Id<Party> debtor, Id<Party> creditor, Amount amount, FactInForce fact)
        : this(from.Partnership, id, from.Deal, debtor, creditor, from.Subject, amount, fact)
    {
        Nature = from.Nature;
        PassesOn = from.PassesOn;
        Survives = from.Survives;
        Grounds.Add(from.Grounds);
    }

    private Commitment(Partnership partnership, Id<Commitment> id, Id<Deal>? deal, Id<Party> debtor, Id<Party> creditor, string? subject, Amount amount, FactInForce fact)
    {
        Partnership = partnership;
        Id = id;
        Deal = deal;
        Debtor = debtor;
        Creditor = creditor;
        Subject = subject;
        MadeBy = fact;
        Committed = Outstanding = amount;
        Performed = Withdrawn = Novated = Amount.None(amount.Unit);
        Grounds.Add(fact);
    }

    /// <summary>The partnership's stream.</summary>
    public StreamKey Stream => Partnership.Stream;

    /// <summary>Its slug, unique in the stream.</summary>
    public Id<Commitment> Id { get; }

    /// <summary>The deal it is owed under; null for none.</summary>
    public Id<Deal>? Deal { get; }

    /// <summary>Who owes.</summary>
    public Id<Party> Debtor { get; }

    /// <summary>Who is owed.</summary>
    public Id<Party> Creditor { get; }

    /// <summary>What for, in words; null where nobody said.</summary>
    public string? Subject { get; }

    /// <summary>How firmly the debtor is bound.</summary>
    public CommitmentNature Nature { get; }

    /// <summary>The commitment that this one passes on, as a reseller does; null for none.</summary>
    public Id<Commitment>? PassesOn { get; }

    /// <summary>Whether it stays open when its deal ends.</summary>
    public bool Survives { get; }

    /// <summary>When how much of it falls due; null where nobody said.</summary>
    public Schedule? Schedule { get; }

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
    public Standing Standing => Grounds.Standing;

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public bool IsContested => Grounds.IsContested || _troubles.Exists(fact => fact.IsDisputed);

    /// <summary>The facts that make it what it is, in the order in which they hold: folded alone, they give it.</summary>
    public IReadOnlyList<FactInForce> Explanation => Grounds.Facts;

    /// <summary>The fact that made it.</summary>
    public FactInForce MadeBy { get; }

    /// <summary>The fact that closed it; null while it stands.</summary>
    public FactInForce? ClosedBy { get; private set; }

    /// <summary>Deliveries refused and troubles reported with it, in order.</summary>
    public IReadOnlyList<FactInForce> Troubles => _troubles;

    internal Partnership Partnership { get; }

    internal Grounds Grounds { get; } = new();

    /// <summary>Adds what its existence or its end rests on besides the facts about it.</summary>
    internal void RestOn(params IEnumerable<Grounds?> others)
    {
        foreach (var other in others.OfType<Grounds>())
            Grounds.Add(other);
    }

    /// <summary>Adds so much to it.</summary>
    internal void Grow(Amount by, FactInForce fact)
    {
        Committed = Committed.Plus(by);
        Outstanding = Outstanding.Plus(by);
        Grounds.Add(fact);
    }

    /// <summary>Takes out an exact amount, or all, and says what goes to the new commitment. What is said to stay narrows what stays.</summary>
    internal Amount Novate(Amount? exact, Amount? kept, FactInForce fact)
    {
        var gone = fact.Counted(exact ?? Outstanding).AtMost(Outstanding);
        var left = exact is { } amount ? Outstanding.Less(fact.Counted(amount)) : fact.IsDisputed ? Outstanding.FromNothing() : Amount.None(Unit);
        Outstanding = kept is { } stays && !fact.IsDisputed ? left.NarrowedTo(stays) : left;
        Novated = Novated.Plus(gone);
        Grounds.Add(fact);
        return gone;
    }

    internal void Reduce(Amount by, FactInForce fact)
    {
        Outstanding = Outstanding.Less(by);
        Grounds.Add(fact);
    }

    internal void Perform(Amount amount, FactInForce fact)
    {
        Performed = Performed.Plus(amount);
        Outstanding = Outstanding.Less(amount);
        Grounds.Add(fact);
    }

    internal void Withdraw(Amount amount, FactInForce fact)
    {
        Withdrawn = Withdrawn.Plus(amount);
        Outstanding = Outstanding.Less(amount);
        Grounds.Add(fact);
    }

    /// <summary>The part that is left after a fraction is taken: the same unknown is multiplied once, not subtracted from itself.</summary>
    internal void WithdrawFraction(Fraction fraction, FactInForce fact)
    {
        Withdrawn = Withdrawn.Plus(fact.Counted(Outstanding.Times(fraction)));
        var left = fraction.Value == 1 ? Amount.None(Unit) : Outstanding.Times(new Fraction(1 - fraction.Value));
        Outstanding = fact.IsDisputed ? left.Joined(Outstanding) : left;
        Grounds.Add(fact);
    }

    internal void WithdrawWhole(FactInForce fact)
    {
        Withdrawn = Withdrawn.Plus(fact.Counted(Outstanding));
        End(CommitmentLifecycle.Withdrawn, fact);
    }

    /// <summary>Keeps so much of it, and no more than stood; where that is disputed, anything up to what stood.</summary>
    internal void Keep(Amount amount, FactInForce fact)
    {
        Outstanding = fact.IsDisputed ? Outstanding.FromNothing() : amount.AtMost(Outstanding);
        Grounds.Add(fact);
    }

    /// <summary>Closes it at nothing; a disputed ending leaves it open at anything up to what stood.</summary>
    internal void End(CommitmentLifecycle how, FactInForce fact)
    {
        Grounds.Add(fact);
        if (fact.IsDisputed)
        {
            Outstanding = Outstanding.FromNothing();
            return;
        }

        Outstanding = Amount.None(Unit);
        Lifecycle = how;
        ClosedBy = fact;
    }

    internal void Trouble(FactInForce fact) => _troubles.Add(fact);
}
