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
