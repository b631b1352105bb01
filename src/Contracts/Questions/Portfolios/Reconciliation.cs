namespace Contracts;

/// <summary>A figure that somebody published about an aggregate, held against the one that is computed from the commitments. It is never added to them.</summary>
/// <remarks>
/// The two contradict each other where their ranges do not meet. Where they meet, they agree, unless an open end stands in the way: a total with an
/// undisclosed part could be anything above its least, and would meet any greater figure. So then it cannot be told. What was said to be
/// about so much counts as that, and the outcome says so.
/// </remarks>
public sealed record Reconciliation
{
    /// <summary>What was published.</summary>
    public required Amount Published { get; init; }

    /// <summary>What is computed.</summary>
    public required Total Computed { get; init; }

    /// <summary>What comes of it.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Whether both cannot be true.</summary>
    public bool Contradicts => Verdict is Verdict.Above or Verdict.Below;

    /// <summary>By how much the two differ at least; nothing unless they contradict each other.</summary>
    public decimal DifferByAtLeast => Verdict switch
    {
        Verdict.Above => Published.Min - Computed.Max,
        Verdict.Below => Computed.Min - (Published.Max ?? Computed.Min),
        _ => 0,
    };

    /// <summary>Because of how many open-ended amounts it cannot be told, the published one included where it is undisclosed; 0 where it can.</summary>
    public int OpenEnded => Verdict == Verdict.CannotBeTold ? Computed.OpenEnded + (Published.IsUnknown ? 1 : 0) : 0;

    /// <summary>Whether one of the two was only said to be about so much.</summary>
    public bool IsApproximate => Published.IsApproximate || Computed.IsApproximate;

    /// <summary>The outcome in words: <c>agrees</c>, <c>is above by at least $4.78bn</c>, <c>cannot be told (2 open-ended)</c>.</summary>
    public override string ToString() => Verdict switch
    {
        Verdict.Above => $"is above by at least {Amount.OfTotal(DifferByAtLeast, DifferByAtLeast, Published.Unit, IsApproximate)}",
        Verdict.Below => $"is below by at least {Amount.OfTotal(DifferByAtLeast, DifferByAtLeast, Published.Unit, IsApproximate)}",
        Verdict.CannotBeTold => $"cannot be told ({OpenEnded} open-ended)",
        _ => "agrees",
    };
}

/// <summary>What comes of holding a published figure against the computed one.</summary>
public enum Verdict
{
    /// <summary>Both can be true, and either could have shown that they cannot.</summary>
    Agrees,

    /// <summary>Both cannot be true: more was published than can be.</summary>
    Above,

    /// <summary>Both cannot be true: less was published than there certainly is.</summary>
    Below,

    /// <summary>Nothing contradicts, but only because some amounts are open-ended.</summary>
    CannotBeTold,
}
