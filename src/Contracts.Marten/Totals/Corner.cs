namespace Contracts.Storage;

/// <summary>A change of a total from a day on, as known from an instant on: one corner of the ledger's rows.</summary>
/// <remarks>A total is the sum of the corners of days and instants that are not later than those asked for.</remarks>
/// <param name="Key">The totals that change.</param>
/// <param name="KnownAt">The instant.</param>
/// <param name="Day">The day's number.</param>
/// <param name="Measures">The change.</param>
internal sealed record Corner(CornerKey Key, DateTimeOffset KnownAt, int Day, CornerMeasures Measures)
{
    /// <summary>The corners of a step, those of one place summed up.</summary>
    public static IEnumerable<Corner> Of(LedgerStep step)
    {
        var places = new Dictionary<(CornerKey, int), CornerMeasures>();
        foreach (var change in step.Changes)
        {
            foreach (var slice in change.Ended)
                Add(slice, change.Policies, sign: -1);
            foreach (var slice in change.Begun)
                Add(slice, change.Policies, sign: 1);
        }

        return places.Where(place => place.Value != default)
            .Select(place => new Corner(place.Key.Item1, step.KnownAt, place.Key.Item2, place.Value));

        void Add(LedgerSlice slice, NamedPolicies policies, int sign)
        {
            if (slice.Figures is not PositionFigures figures)
                return;
            var key = CornerKey.Of(figures, policies);
            var measures = CornerMeasures.Of(figures);
            var end = EndOf(slice, figures);
            if (end <= slice.EffectiveFrom)
                return;
            AddAt(key, slice.EffectiveFrom, measures.Times(sign));
            if (end is { } day)
                AddAt(key, day, measures.Times(-sign));
        }

        // An option counts no longer once its window is over.
        static DateOnly? EndOf(LedgerSlice slice, PositionFigures figures) =>
            figures.CountsUntil is { } last && last < DateOnly.MaxValue && !(slice.EffectiveTo <= last)
                ? last.AddDays(1)
                : slice.EffectiveTo;

        void AddAt(CornerKey key, DateOnly day, CornerMeasures measures) =>
            places[(key, day.DayNumber)] = places.GetValueOrDefault((key, day.DayNumber)).Plus(measures);
    }
}

/// <summary>The totals that a corner changes.</summary>
/// <param name="Policies">The policies under which it counts.</param>
/// <param name="Debtor">The debtor.</param>
/// <param name="Creditor">The creditor.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Nature">The nature of the commitment, or option.</param>
/// <param name="IsPassedOn">True where it passes another commitment on, and counts only between its pair.</param>
internal readonly record struct CornerKey(
    NamedPolicies Policies, string Debtor, string Creditor, string Unit, PositionNature Nature, bool IsPassedOn)
{
    public static CornerKey Of(PositionFigures figures, NamedPolicies policies) => new(
        policies,
        figures.Debtor.ToString(),
        figures.Creditor.ToString(),
        figures.Counted.Unit.ToString(),
        figures.CountsAs,
        figures.PassesOn is not null);
}

/// <summary>The measures of a total: sums of bounds, and numbers of positions.</summary>
/// <param name="Min">The lower bounds.</param>
/// <param name="Max">The upper bounds, of those that have one.</param>
/// <param name="OpenEnded">The number of amounts without one.</param>
/// <param name="Approximate">The number of approximate amounts.</param>
/// <param name="Positions">The number of positions.</param>
/// <param name="Contested">The number of contested positions.</param>
/// <param name="Reported">The number of positions whose weakest fact is reported.</param>
/// <param name="Alleged">The number of positions whose weakest fact is alleged.</param>
internal readonly record struct CornerMeasures(
    decimal Min,
    decimal Max,
    int OpenEnded,
    int Approximate,
    int Positions,
    int Contested,
    int Reported,
    int Alleged)
{
    /// <summary>The measures of a position; an option that can no longer be exercised has none.</summary>
    public static CornerMeasures Of(PositionFigures figures)
    {
        if (!figures.CountsInTotals)
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

    public Total ToTotal(AmountUnit unit) =>
        new() { Unit = unit, Min = Min, Max = Max, OpenEnded = OpenEnded, IsApproximate = Approximate > 0 };

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
        new(
            sign * Min,
            sign * Max,
            sign * OpenEnded,
            sign * Approximate,
            sign * Positions,
            sign * Contested,
            sign * Reported,
            sign * Alleged);
}

/// <summary>A corner of the ledger as it is stored.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Corner">The corner.</param>
internal sealed record StoredCorner(string Tenant, Corner Corner);
