namespace Contracts.Storage;

/// <summary>What is summed up for a total: the bounds of amounts, and how many positions are of which sort.</summary>
/// <param name="Min">The lower bounds.</param>
/// <param name="Max">The upper bounds, of those that have one.</param>
/// <param name="OpenEnded">How many have none.</param>
/// <param name="Approximate">How many are only about so much.</param>
/// <param name="Positions">How many positions there are.</param>
/// <param name="Contested">How many of them are contested.</param>
/// <param name="Reported">How many stand on a third party's word at the weakest.</param>
/// <param name="Alleged">How many stand on a mere allegation.</param>
internal readonly record struct CornerMeasures(decimal Min, decimal Max, int OpenEnded, int Approximate, int Positions, int Contested, int Reported, int Alleged)
{
    /// <summary>What a position adds; an option that can no longer be exercised adds nothing.</summary>
    public static CornerMeasures Of(PositionFigures figures)
    {
        if (figures is OptionFigures { Lifecycle: not OptionLifecycle.Open })
            return default;
        var amount = figures.Counted;
        return new(
            amount.Min,
            amount.Max ?? 0,
            One(amount.IsOpenEnded),
            One(amount.IsApproximate),
            Positions: 1,
            One(figures.IsContested),
            One(figures.Standing == Standing.Reported),
            One(figures.Standing == Standing.Alleged));

        static int One(bool counts) => counts ? 1 : 0;
    }

    /// <summary>The weakest standing that is counted.</summary>
    public Standing Weakest => Alleged > 0 ? Standing.Alleged : Reported > 0 ? Standing.Reported : Standing.Confirmed;

    public Total ToTotal(AmountUnit unit) => new() { Unit = unit, Min = Min, Max = Max, OpenEnded = OpenEnded, IsApproximate = Approximate > 0 };

    public CornerMeasures Plus(CornerMeasures other) => new(
        Min + other.Min,
        Max + other.Max,
        OpenEnded + other.OpenEnded,
        Approximate + other.Approximate,
        Positions + other.Positions,
        Contested + other.Contested,
        Reported + other.Reported,
        Alleged + other.Alleged);

    public CornerMeasures Times(int sign) =>
        new(sign * Min, sign * Max, sign * OpenEnded, sign * Approximate, sign * Positions, sign * Contested, sign * Reported, sign * Alleged);
}
