namespace Replay;

/// <summary>What one debtor firmly owes one creditor over time: as it was believed on each day, and as it is known now.</summary>
internal sealed record PairOverTime(Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit, IReadOnlyList<Span> BelievedThen, IReadOnlyList<Span> KnownNow)
{
    /// <summary>Of every pair that has something firm at one of the days, by debtor, creditor and unit.</summary>
    /// <param name="histories">What is known.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="latest">On whose word, and what counts as known now.</param>
    /// <param name="isChosen">Which pairs.</param>
    public static IReadOnlyList<PairOverTime> Over(Histories histories, DateOnly from, DateOnly to, Viewpoint latest, Func<PairTotal, bool> isChosen)
    {
        var days = Turns(histories).Where(day => day > from && day <= to).Prepend(from).ToList();
        var then = days.ConvertAll(day => Totals(histories, latest with { AsOf = day, KnownAt = Earlier(EndOf(day), latest.KnownAt) }));
        var now = days.ConvertAll(day => Totals(histories, latest with { AsOf = day }));
        return
        [
            .. from pair in then.Concat(now).SelectMany(totals => totals.Values).Where(isChosen).Select(KeyOf).Distinct()
               orderby pair.Debtor, pair.Creditor, pair.Unit.ToString()
               select new PairOverTime(pair.Debtor, pair.Creditor, pair.Unit, Spans(then, pair), Spans(now, pair)),
        ];

        List<Span> Spans(List<Dictionary<(Id<Party>, Id<Party>, AmountUnit), PairTotal>> boards, (Id<Party>, Id<Party>, AmountUnit) pair) =>
            [.. days.Select((day, i) => new Span(day, i + 1 < days.Count ? days[i + 1] : to.AddDays(1), boards[i].GetValueOrDefault(pair)?.Firm))];
    }

    /// <summary>The first day on which one of some pairs shows anything; null where none does.</summary>
    public static DateOnly? FirstOf(IEnumerable<PairOverTime> pairs) =>
        pairs.SelectMany(pair => pair.BelievedThen.Concat(pair.KnownNow)).Where(span => span.Owed is not null).Min(span => (DateOnly?)span.From);

    /// <summary>The days on which an answer can turn: something takes effect, or becomes known.</summary>
    private static IEnumerable<DateOnly> Turns(Histories histories) =>
        histories.SelectMany(history => history.Entries)
            .SelectMany(entry => new[] { entry.EffectiveOn?.Latest, DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime) })
            .OfType<DateOnly>().Distinct().Order();

    private static Dictionary<(Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit), PairTotal> Totals(Histories histories, Viewpoint viewpoint) =>
        histories.AsOf(viewpoint).Totals.ToDictionary(KeyOf);

    private static (Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit) KeyOf(PairTotal total) => (total.Debtor, total.Creditor, total.Unit);

    private static DateTimeOffset EndOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
