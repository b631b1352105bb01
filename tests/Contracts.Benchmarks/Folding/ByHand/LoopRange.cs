namespace Contracts.Benchmarks.Folding.ByHand;

/// <summary>A range that changes in place.</summary>
internal struct LoopRange
{
    public decimal Min;
    public decimal Max;
    public bool IsOpenEnded;

    public LoopRange(Amount amount, bool isDisputed)
    {
        Min = isDisputed ? 0 : amount.Min;
        Max = amount.Max ?? 0;
        IsOpenEnded = amount.IsOpenEnded;
    }

    public void Add(in LoopRange other)
    {
        Min += other.Min;
        IsOpenEnded |= other.IsOpenEnded;
        Max = IsOpenEnded ? 0 : Max + other.Max;
    }

    public void Take(in LoopRange other)
    {
        Min = other.IsOpenEnded || other.Max > Min ? 0 : Min - other.Max;
        Max = IsOpenEnded || other.Min > Max ? 0 : Max - other.Min;
    }

    public readonly bool IsCertainlyLessThan(in LoopRange other) => !IsOpenEnded && other.Min > Max;

    public readonly LoopRange Times(decimal fraction)
    {
        const decimal scale = 100_000_000m;
        return new LoopRange { Min = decimal.Floor(Min * fraction * scale) / scale, Max = decimal.Ceiling(Max * fraction * scale) / scale, IsOpenEnded = IsOpenEnded };
    }

    public readonly bool Is(Amount amount) => Min == amount.Min && IsOpenEnded == amount.IsOpenEnded && (IsOpenEnded || Max == amount.Max);
}
