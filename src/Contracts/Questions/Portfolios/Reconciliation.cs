using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// The comparison of a published aggregate figure with the computed total. It never enters the total.
/// </summary>
/// <remarks>
/// The figures contradict each other if their ranges do not meet. If the ranges meet, the figures agree, unless the
/// total has open ends or the published figure is undisclosed: such a total could be anything above its least, and
/// would meet any greater figure. The comparison is then undecided. Approximate amounts count as stated, and the
/// outcome is marked approximate.
/// </remarks>
public sealed record Reconciliation
{
    /// <summary>The published figure.</summary>
    public required ReportedValue Published { get; init; }

    /// <summary>The computed total.</summary>
    public required Total Computed { get; init; }

    /// <summary>The outcome of the comparison.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>True if the figures cannot both be true.</summary>
    public bool Contradicts => Verdict is Verdict.Above or Verdict.Below;

    /// <summary>The least difference, in the unit of the figures; 0 unless they contradict each other.</summary>
    public decimal DifferByAtLeast => Verdict switch
    {
        Verdict.Above => (Published.Min ?? Computed.Max) - Computed.Max,
        Verdict.Below => Computed.Min - (Published.Max ?? Computed.Min),
        _ => 0,
    };

    /// <summary>
    /// The number of open-ended amounts that leave the comparison undecided, an undisclosed published figure included;
    /// 0 if it is decided.
    /// </summary>
    public int OpenEnded =>
        Verdict == Verdict.CannotBeTold ? Computed.OpenEnded + (SaysNothing(Published) ? 1 : 0) : 0;

    /// <summary>True if one of the figures is approximate.</summary>
    public bool IsApproximate => Published.IsApproximate || Computed.IsApproximate;

    /// <summary>
    /// The outcome in words: <c>agrees</c>, <c>is above by at least $4.78bn</c>, <c>cannot be told (2 open-ended)</c>.
    /// </summary>
    public override string ToString() => Verdict switch
    {
        Verdict.Above => $"is above by at least {AmountOfDifference}",
        Verdict.Below => $"is below by at least {AmountOfDifference}",
        Verdict.CannotBeTold => $"cannot be told ({OpenEnded} open-ended)",
        _ => "agrees",
    };

    private Amount AmountOfDifference =>
        Amount.OfTotal(DifferByAtLeast, DifferByAtLeast, Published.Unit, IsApproximate);

    /// <summary>True if a published figure admits every total, none of which is below 0.</summary>
    internal static bool SaysNothing(ReportedValue published) =>
        published.Max is null && published.Min is null or <= 0;
}

/// <summary>The outcomes of comparing a published figure with the computed total.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Both can be true, and a contradiction would have shown.</summary>
    Agrees,

    /// <summary>They cannot both be true: the published figure is above the largest possible total.</summary>
    Above,

    /// <summary>They cannot both be true: the published figure is below the smallest possible total.</summary>
    Below,

    /// <summary>There is no contradiction, but only because some amounts are open-ended.</summary>
    CannotBeTold,
}
