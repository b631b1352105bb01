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
    /// <summary>The greatest finite bound of any period, by which pairs are ordered.</summary>
    public decimal Most => KnownNow.Concat(BelievedThen)
        .Max(period => Math.Max(period.Owed?.Min ?? 0, period.Owed?.Max ?? 0));

    /// <summary>The parts of what was believed that differ from what is known now.</summary>
    public IReadOnlyList<ExposurePeriod> BelievedOtherwise =>
        [.. BelievedThen.Zip(KnownNow).Where(pair => pair.First != pair.Second).Select(pair => pair.First)];

    /// <summary>The exposures of all pairs with a total on one of the days, the largest first.</summary>
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
            Totals(histories, latest with { AsOf = day, KnownAt = Earlier(TurningPoint.EndOf(day), latest.KnownAt) }));
        var now = days.ConvertAll(day => Totals(histories, latest with { AsOf = day }));
        var pairs = then.Concat(now).SelectMany(totals => totals.Values).Where(isChosen).Select(KeyOf).Distinct();
        return
        [
            .. pairs.Select(pair => new ExposureOverTime(
                    pair.Debtor, pair.Creditor, pair.Unit, Periods(then, pair), Periods(now, pair)))
                .OrderByDescending(exposure => exposure.Most)
                .ThenBy(exposure => exposure.Debtor)
                .ThenBy(exposure => exposure.Creditor)
                .ThenBy(exposure => exposure.Unit.ToString(), StringComparer.Ordinal),
        ];

        List<ExposurePeriod> Periods(
            List<Dictionary<(Id<Party>, Id<Party>, AmountUnit), PairTotal>> totals,
            (Id<Party>, Id<Party>, AmountUnit) pair)
        {
            var ends = days.Skip(1).Append(to.AddDays(1));
            return [.. days.Zip(ends, totals).Select(day => ExposurePeriod.Of(
                day.First, day.Second, day.Third.GetValueOrDefault(pair)))];
        }
    }

    /// <summary>The first day on which one of the exposures has a total; null where none has.</summary>
    public static DateOnly? FirstDay(IEnumerable<ExposureOverTime> exposures) =>
        exposures.SelectMany(exposure => exposure.BelievedThen.Concat(exposure.KnownNow))
            .Where(period => period.Owed is not null)
            .Min(period => (DateOnly?)period.From);

    /// <summary>
    /// The events that changed what is known now, the weightiest first: those that made it contested, then by the
    /// change of the bounds.
    /// </summary>
    public IReadOnlyList<PlotEvent> Events(Histories histories, Viewpoint latest, Sentences words)
    {
        var events = new List<PlotEvent>();
        var nothing = new ExposurePeriod(default, default, Owed: null, IsContested: false);
        var steps = KnownNow.Prepend(nothing).Zip(KnownNow).Where(pair => !pair.First.ShowsLike(pair.Second));
        foreach (var (before, after) in steps)
        {
            var causes = CausesOn(after.From, histories, latest);
            if (causes.Count > 0)
            {
                events.Add(new PlotEvent(
                    after.From,
                    string.Join("; ", causes.Select(cause =>
                        PlotEvent.Shortened(words.Of(cause)) + Denial(cause.Fact, histories, words))),
                    after.IsContested && !before.IsContested,
                    Math.Abs((after.Owed?.Max ?? 0) - (before.Owed?.Max ?? 0))
                        + Math.Abs((after.Owed?.Min ?? 0) - (before.Owed?.Min ?? 0))));
            }
        }

        return
        [
            .. events.OrderByDescending(happened => happened.MakesContested)
                .ThenByDescending(happened => happened.Weight),
        ];
    }

    /// <summary><c>; CoreWeave denies it</c>, for a fact that is disputed.</summary>
    private static string Denial(FactInForce fact, Histories histories, Sentences words)
    {
        if (!fact.IsDisputed)
            return "";
        var dispute = histories[fact.Entry.Stream].Entries.Select(entry => entry.Event).OfType<EntryDisputed>()
            .LastOrDefault(disputed => disputed.Entry == fact.Entry.Id);
        return dispute is null ? ", which is disputed" : $"; {words.NameOf(dispute.ByParty)} denies it";
    }

    private List<Cause> CausesOn(DateOnly day, Histories histories, Viewpoint latest) =>
    [
        .. from history in histories
           where history.Stream.Kind == StreamKind.Partnership
           from change in history.Changes(latest with { AsOf = day.AddDays(-1) }, latest with { AsOf = day })
           where (change.After ?? change.Restated) is CommitmentFigures figures
               && figures.Debtor == Debtor && figures.Creditor == Creditor && figures.Outstanding.Unit == Unit
           from cause in change.MovedBy
           select cause,
    ];

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

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>A total that did not change over a period.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last one.</param>
/// <param name="Owed">The total; null where nothing was undertaken.</param>
/// <param name="IsContested">True where a disputed fact affects it.</param>
internal sealed record ExposurePeriod(DateOnly From, DateOnly To, Total? Owed, bool IsContested)
{
    /// <summary>True where there is a total that has an upper bound.</summary>
    public bool IsBounded => Owed is { OpenEnded: 0 };

    public static ExposurePeriod Of(DateOnly from, DateOnly to, PairTotal? total) =>
        new(from, to, total?.Firm, total?.IsContested == true);

    /// <summary>True if another period has the same total and is as contested.</summary>
    public bool ShowsLike(ExposurePeriod other) => Owed == other.Owed && IsContested == other.IsContested;
}

/// <summary>An event that changed an exposure.</summary>
/// <param name="Day">The day on which it took effect.</param>
/// <param name="Text">The event in words.</param>
/// <param name="MakesContested">True if the exposure is contested from it on.</param>
/// <param name="Weight">The change of both bounds.</param>
internal sealed record PlotEvent(DateOnly Day, string Text, bool MakesContested, decimal Weight)
{
    private const int Longest = 84;

    /// <summary>The part of a sentence before its reason, at most as long as fits into a picture.</summary>
    public static string Shortened(string sentence)
    {
        var isSigned = sentence.StartsWith("Signed: ", StringComparison.Ordinal);
        var clause = isSigned && sentence.Split("; ", 2) is [_, var undertaken] ? undertaken
            : sentence.Split(": ", 2)[0] is var first && first.Contains(' ') ? first
            : sentence;
        return clause.Length <= Longest ? clause : $"{clause[..(Longest - 1)].TrimEnd()}…";
    }
}
