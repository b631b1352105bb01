namespace Contracts.Storage;

/// <summary>What a total gains or loses from a day on, as known from an instant on: one corner of the ledger's rows.</summary>
/// <remarks>A total is the sum of the corners of days and instants that are not later than those asked for.</remarks>
/// <param name="Key">What it is a part of.</param>
/// <param name="KnownAt">The instant.</param>
/// <param name="Day">The day's number.</param>
/// <param name="Measures">What is gained or lost.</param>
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

        return places.Where(place => place.Value != default).Select(place => new Corner(place.Key.Item1, step.KnownAt, place.Key.Item2, place.Value));

        void Add(LedgerSlice slice, NamedPolicies policies, int sign)
        {
            var key = CornerKey.Of(slice.Figures, policies);
            var measures = CornerMeasures.Of(slice.Figures);
            AddAt(key, slice.EffectiveFrom, measures.Times(sign));
            if (slice.EffectiveTo is { } end)
                AddAt(key, end, measures.Times(-sign));
        }

        void AddAt(CornerKey key, DateOnly day, CornerMeasures measures) =>
            places[(key, day.DayNumber)] = places.GetValueOrDefault((key, day.DayNumber)).Plus(measures);
    }
}

/// <summary>What a corner is a part of.</summary>
/// <param name="Policies">The policies under which it counts.</param>
/// <param name="Debtor">Who owes.</param>
/// <param name="Creditor">Who is owed.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Nature">How firmly, or that it is an option.</param>
/// <param name="IsPassedOn">Whether it passes another commitment on, and is left out of all totals but its pair's.</param>
internal readonly record struct CornerKey(NamedPolicies Policies, string Debtor, string Creditor, string Unit, PositionNature Nature, bool IsPassedOn)
{
    public static CornerKey Of(PositionFigures figures, NamedPolicies policies) => new(
        policies,
        figures.Debtor.ToString(),
        figures.Creditor.ToString(),
        figures.Counted.Unit.ToString(),
        figures.CountsAs,
        figures.PassesOn is not null);
}

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

/// <summary>A corner of the ledger as it is stored.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Corner">The corner.</param>
internal sealed record StoredCorner(string Tenant, Corner Corner);
