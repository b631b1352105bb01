namespace Contracts;

/// <summary>What several independent amounts of one unit come to.</summary>
/// <remarks>A total says how many of its parts have no upper bound, instead of swallowing the bounds of the others.</remarks>
public sealed record Total
{
    /// <summary>What is counted.</summary>
    public required AmountUnit Unit { get; init; }

    /// <summary>The sum of the lower bounds.</summary>
    public decimal Min { get; init; }

    /// <summary>The sum of the upper bounds of those parts that have one.</summary>
    public decimal Max { get; init; }

    /// <summary>How many parts have no upper bound.</summary>
    public int OpenEnded { get; init; }

    /// <summary>Whether a part was only said to be about so much.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Whether both bounds are the same.</summary>
    public bool IsPoint => OpenEnded == 0 && Min == Max;

    /// <summary>Whether it is certainly 0.</summary>
    public bool IsNone => OpenEnded == 0 && Max == 0;

    /// <summary>The total of some amounts.</summary>
    /// <param name="unit">What is counted.</param>
    /// <param name="amounts">Amounts of that unit, each resting on facts of its own.</param>
    /// <exception cref="ArgumentException">An amount is of another unit.</exception>
    public static Total Of(AmountUnit unit, IEnumerable<Amount> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        decimal min = 0, max = 0;
        var openEnded = 0;
        var isApproximate = false;
        foreach (var amount in amounts)
        {
            if (amount.Unit != unit)
                throw new ArgumentException($"One amount is in {amount.Unit}; a total in {unit} takes no other unit.", nameof(amounts));
            min += amount.Min;
            max += amount.Max ?? 0;
            openEnded += amount.IsOpenEnded ? 1 : 0;
            isApproximate |= amount.IsApproximate;
        }

        return new Total { Unit = unit, Min = min, Max = max, OpenEnded = openEnded, IsApproximate = isApproximate };
    }

    /// <summary>Both together.</summary>
    /// <param name="other">A total of other amounts in the same unit.</param>
    /// <exception cref="ArgumentException">The units differ.</exception>
    public Total Plus(Total other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Unit != Unit)
            throw new ArgumentException($"One total is in {Unit}, the other in {other.Unit}; amounts of different units are never mixed.", nameof(other));
        return this with { Min = Min + other.Min, Max = Max + other.Max, OpenEnded = OpenEnded + other.OpenEnded, IsApproximate = IsApproximate || other.IsApproximate };
    }

    /// <summary>The total of the same amounts but some, which are among them.</summary>
    internal Total Without(Total some) => this with { Min = Min - some.Min, Max = Max - some.Max, OpenEnded = OpenEnded - some.OpenEnded };

    /// <summary>The total as people write it: <c>$22bn</c>, <c>$5 to 10bn</c>, <c>$37bn+ (3 open-ended)</c>.</summary>
    public override string ToString() =>
        OpenEnded == 0
            ? Amount.OfTotal(Min, Max, Unit, IsApproximate).ToString()
            : $"{Amount.OfTotal(Min, null, Unit, IsApproximate)} ({OpenEnded} open-ended)";

    /// <summary>Holds a figure that was published about the same thing against this total.</summary>
    /// <param name="published">The figure, in the same unit.</param>
    /// <exception cref="ArgumentException">The units differ.</exception>
    public Reconciliation Reconcile(Amount published) =>
        published.Unit != Unit
            ? throw new ArgumentException($"The figure is in {published.Unit}, the total in {Unit}; amounts of different units are never compared.", nameof(published))
            : new Reconciliation
            {
                Published = published,
                Computed = this,
                Verdict =
                    OpenEnded == 0 && published.Min > Max ? Verdict.Above
                    : published.Max < Min ? Verdict.Below
                    : OpenEnded > 0 || published.IsUnknown ? Verdict.CannotBeTold
                    : Verdict.Agrees,
            };
}
