using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The sum of several independent amounts of one unit.</summary>
/// <remarks>It counts the parts that have no upper bound, and still gives the sum of the other upper bounds.</remarks>
[JsonConverter(typeof(TotalJsonConverter))]
public sealed record Total
{
    /// <summary>The unit in which the amounts are counted.</summary>
    public required AmountUnit Unit { get; init; }

    /// <summary>The sum of the lower bounds of all parts.</summary>
    public decimal Min { get; init; }

    /// <summary>The sum of the upper bounds, over the parts that have one.</summary>
    public decimal Max { get; init; }

    /// <summary>The number of parts without an upper bound.</summary>
    public int OpenEnded { get; init; }

    /// <summary>True if a part was stated as approximate.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>True if every part has an upper bound and both sums are equal.</summary>
    public bool IsPoint => OpenEnded == 0 && Min == Max;

    /// <summary>True if it is certainly 0.</summary>
    public bool IsNone => OpenEnded == 0 && Max == 0;

    /// <summary>Adds amounts up.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="amounts">Amounts of that unit. No two may rest on the same fact.</param>
    /// <exception cref="ArgumentException">An amount has another unit.</exception>
    public static Total Of(AmountUnit unit, IEnumerable<Amount> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        decimal min = 0, max = 0;
        var openEnded = 0;
        var isApproximate = false;
        foreach (var amount in amounts)
        {
            if (amount.Unit != unit)
            {
                throw new ArgumentException(
                    $"One amount is in {amount.Unit}; a total in {unit} takes no other unit.",
                    nameof(amounts));
            }

            min += amount.Min;
            max += amount.Max ?? 0;
            openEnded += amount.IsOpenEnded ? 1 : 0;
            isApproximate |= amount.IsApproximate;
        }

        return new Total { Unit = unit, Min = min, Max = max, OpenEnded = openEnded, IsApproximate = isApproximate };
    }

    /// <summary>Adds another total.</summary>
    /// <param name="other">A total of other amounts in the same unit.</param>
    /// <exception cref="ArgumentException">The units differ.</exception>
    public Total Plus(Total other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Unit != Unit)
        {
            throw new ArgumentException(
                $"One total is in {Unit}, the other in {other.Unit}; amounts of different units are never mixed.",
                nameof(other));
        }

        return this with
        {
            Min = Min + other.Min,
            Max = Max + other.Max,
            OpenEnded = OpenEnded + other.OpenEnded,
            IsApproximate = IsApproximate || other.IsApproximate,
        };
    }

    /// <summary>Subtracts the total of some of its parts, exactly.</summary>
    internal Total Without(Total some) => this with
    {
        Min = Min - some.Min,
        Max = Max - some.Max,
        OpenEnded = OpenEnded - some.OpenEnded,
    };

    /// <summary>
    /// The total in common notation: <c>$22bn</c>, <c>$5 to 10bn</c> or <c>$37bn+ (3 open-ended)</c>.
    /// </summary>
    public override string ToString() =>
        OpenEnded == 0
            ? Amount.OfTotal(Min, Max, Unit, IsApproximate).ToString()
            : $"{Amount.OfTotal(Min, null, Unit, IsApproximate)} ({OpenEnded} open-ended)";

    /// <summary>Compares a published figure with this total, which is computed for the same thing.</summary>
    /// <param name="published">The figure, in the same unit.</param>
    /// <exception cref="ArgumentException">The units differ.</exception>
    public Reconciliation Reconcile(Amount published) => Reconcile(ReportedValue.Of(published));

    /// <inheritdoc cref="Reconcile(Amount)"/>
    public Reconciliation Reconcile(ReportedValue published) =>
        published.Unit != Unit
            ? throw new ArgumentException(
                $"The figure is in {published.Unit}, the total in {Unit}; amounts of different units are never compared.",
                nameof(published))
            : new Reconciliation
            {
                Published = published,
                Computed = this,
                Verdict =
                    OpenEnded == 0 && published.Min > Max ? Verdict.Above
                    : published.Max < Min ? Verdict.Below
                    : OpenEnded > 0 || Reconciliation.SaysNothing(published) ? Verdict.CannotBeTold
                    : Verdict.Agrees,
            };
}
