using System.Globalization;

namespace Contracts.Benchmarks.Measuring;

/// <summary>What a ratio has to be.</summary>
internal readonly record struct Goal
{
    private Goal(double bound, bool isFloor)
    {
        Bound = bound;
        IsFloor = isFloor;
    }

    public double Bound { get; }

    /// <summary>Whether the ratio is how many times faster ours is; else it is how much more ours costs.</summary>
    public bool IsFloor { get; }

    /// <summary>Ours costs no more than so many times the reference.</summary>
    public static Goal CostsAtMost(double times) => new(times, isFloor: false);

    /// <summary>Ours is at least so many times as fast as the reference.</summary>
    public static Goal IsFasterBy(double times) => new(times, isFloor: true);

    public double RatioOf(double ours, double reference) => IsFloor ? reference / ours : ours / reference;

    public bool IsMetBy(double ratio) => IsFloor ? ratio >= Bound : ratio <= Bound;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsFloor ? '≥' : '≤')} {Bound:0.0#}×");
}
