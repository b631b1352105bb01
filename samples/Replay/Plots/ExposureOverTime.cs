namespace Replay;

/// <summary>The firm exposure of one debtor to one creditor over time, in one unit.</summary>
/// <param name="Debtor">The debtor.</param>
/// <param name="Creditor">The creditor.</param>
/// <param name="Unit">The unit.</param>
/// <param name="BelievedThen">The exposure of each day as known at the end of that day.</param>
/// <param name="KnownNow">The exposure of each day as known at the latest viewpoint.</param>
internal sealed record ExposureOverTime(
    Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit,
    IReadOnlyList<ExposurePeriod> BelievedThen, IReadOnlyList<ExposurePeriod> KnownNow)
{
    /// <summary>The exposures of all pairs with a total on one of the days, by debtor, creditor and unit.</summary>
    /// <param name="histories">The histories.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="latest">The evidence policy, and the instant that counts as now.</param>
    /// <param name="isChosen">Selects the pairs.</param>
    public static IReadOnlyList<ExposureOverTime> Of(
        Histories histories, DateOnly from, DateOnly to, Viewpoint latest, Func<PairTotal, bool> isChosen)
    {
        var days = DaysOfChange(histories).Where(day => day > from && day <= to).Prepend(from).ToList();
        var then = days.ConvertAll(day =>
            Totals(histories, latest with { AsOf = day, KnownAt = Earlier(EndOf(day), latest.KnownAt) }));
        var now = days.ConvertAll(day => Totals(histories, latest with { AsOf = day }));
        var pairs = then.Concat(now).SelectMany(totals => totals.Values).Where(isChosen).Select(KeyOf).Distinct();
        return
        [
            .. from pair in pairs
               orderby pair.Debtor, pair.Creditor, pair.Unit.ToString()
               select new ExposureOverTime(
                   pair.Debtor, pair.Creditor, pair.Unit, Periods(then, pair), Periods(now, pair)),
        ];

        List<ExposurePeriod> Periods(
            List<Dictionary<(Id<Party>, Id<Party>, AmountUnit), PairTotal>> totals,
            (Id<Party>, Id<Party>, AmountUnit) pair)
        {
            var ends = days.Skip(1).Append(to.AddDays(1));
            return [.. days.Zip(ends, totals).Select(day =>
                new ExposurePeriod(day.First, day.Second, day.Third.GetValueOrDefault(pair)?.Firm))];
        }
    }

    /// <summary>The first day on which one of the exposures has a total; null where none has.</summary>
    public static DateOnly? FirstDay(IEnumerable<ExposureOverTime> exposures) =>
        exposures.SelectMany(exposure => exposure.BelievedThen.Concat(exposure.KnownNow))
            .Where(period => period.Owed is not null)
            .Min(period => (DateOnly?)period.From);

    /// <summary>The days on which an exposure can change: an entry takes effect or becomes known.</summary>
    private static IEnumerable<DateOnly> DaysOfChange(Histories histories) =>
        histories.SelectMany(history => history.Entries)
            .SelectMany(entry =>
                new[] { entry.EffectiveOn?.Latest, DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime) })
            .OfType<DateOnly>().Distinct().Order();

    private static Dictionary<(Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit), PairTotal> Totals(
        Histories histories, Viewpoint viewpoint) => histories.AsOf(viewpoint).Totals.ToDictionary(KeyOf);

    private static (Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit) KeyOf(PairTotal total) =>
        (total.Debtor, total.Creditor, total.Unit);

    private static DateTimeOffset EndOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>A total that did not change over a period.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last one.</param>
/// <param name="Owed">The total; null where nothing was undertaken.</param>
internal sealed record ExposurePeriod(DateOnly From, DateOnly To, Total? Owed)
{
    /// <summary>True where there is a total that has an upper bound.</summary>
    public bool IsBounded => Owed is { OpenEnded: 0 };
}
