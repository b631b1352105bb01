namespace Contracts;

/// <summary>The distribution of a commitment over time: in instalments, or evenly over the days of a term.</summary>
public sealed record Schedule
{
    /// <summary>The instalments; null if the commitment is spread evenly.</summary>
    public IReadOnlyList<Instalment>? Instalments { get; init => field = ValueList.Of(value); }

    /// <summary>The term over whose days it is spread evenly; null if there are instalments.</summary>
    public Term? Evenly { get; init; }

    /// <summary>The schedule with instalments on other days; those without one stay where they are.</summary>
    internal Schedule Moved(Func<PartialDate, DateOnly?> to)
    {
        return Instalments is { } instalments && instalments.Any(IsMoved)
            ? this with { Instalments = [.. instalments.Select(Moved)] }
            : this;

        bool IsMoved(Instalment instalment) => to(instalment.Due) is { } day && day != instalment.Due.Latest;

        Instalment Moved(Instalment instalment) =>
            IsMoved(instalment) && to(instalment.Due) is { } day
                ? instalment with { Due = PartialDate.On(day) }
                : instalment;
    }

    /// <summary>The sum of the instalments; null if the commitment is spread evenly.</summary>
    internal Reckoned? Whole =>
        Instalments?.Select(instalment => new Reckoned(instalment.Amount)).Aggregate((sum, amount) => sum.Plus(amount));

    /// <summary>
    /// The amount by which the instalments may exceed what was undertaken: with "up to", they may be less than stated.
    /// </summary>
    internal Amount Shortfall(Amount undertaken) => ShortfallOf(Whole?.Shown ?? undertaken, undertaken);

    /// <summary>The amount by which the sum of instalments may exceed what was undertaken.</summary>
    internal static Amount ShortfallOf(Amount scheduled, Amount undertaken) => Amount.OfTotal(
        0, Math.Max(0, scheduled.Min - undertaken.Min), undertaken.Unit, isApproximate: false);

    /// <summary>Computes the part of an amount that falls due up to and including a day.</summary>
    /// <param name="whole">The amount that is spread.</param>
    /// <param name="day">The last day, inclusive.</param>
    /// <remarks>
    /// An instalment whose day is known only as a month or a year falls due on the last day that it may mean.
    /// </remarks>
    public Amount DueBy(Amount whole, DateOnly day) => DueWithin(whole, null, day);

    /// <summary>Computes the part of an amount that falls due after one day, up to and including another.</summary>
    internal Amount DueWithin(Amount whole, DateOnly? after, DateOnly day)
    {
        if (Instalments is { } instalments)
        {
            return instalments.Where(instalment => instalment.Due.Latest <= day && !(instalment.Due.Latest <= after))
                .Aggregate(Amount.None(whole.Unit), (due, instalment) => due.Plus(instalment.Amount));
        }

        if (Evenly is not { From: { } from, To: { } to })
            return Amount.None(whole.Unit);
        var first = from.Earliest ?? (from.Latest < to.Latest ? from : to).Latest;
        var days = to.Latest.DayNumber - first.DayNumber + 1;
        var due = Elapsed(day) - (after is { } before ? Elapsed(before) : 0);
        return due == days ? whole : whole.Share(due, days);

        int Elapsed(DateOnly end) => Math.Clamp(end.DayNumber - first.DayNumber + 1, 0, days);
    }

    internal PayloadFault? FindFault(AmountUnit unit) =>
        Instalments is null == Evenly is null
            ? new PayloadFault(
                "evenly",
                "A schedule has instalments or is spread evenly; exactly one of the two is stated.")
        : PayloadFault.OfHoles("instalments", Instalments) is { } hole ? hole
        : Instalments is { Count: 0 }
            ? new PayloadFault("instalments", "There is no instalment; at least one is required.")
        : Instalments?.FirstOrDefault(instalment => instalment.Amount.Unit != unit) is { } other
            ? new PayloadFault(
                "instalments",
                $"An instalment is in {other.Amount.Unit}, the commitment in {unit}; both must be in one unit.")
        : Evenly is { } term && (term.From is null || term.To is null || term.EndsBeforeItStarts)
            ? new PayloadFault("evenly", $"The term is {term}; it must have a first and a last day, in that order.")
        : Evenly?.FindClause("evenly");
}

/// <summary>A part of a commitment that falls due by a day.</summary>
public sealed record Instalment
{
    /// <summary>The day by which it falls due, inclusive.</summary>
    public required PartialDate Due { get; init; }

    /// <summary>The amount, in the commitment's unit.</summary>
    public required Amount Amount { get; init; }
}

/// <summary>A commitment's schedule, and the changes since it was stated, as far as it depends on them.</summary>
/// <param name="schedule">The schedule.</param>
/// <param name="statedBy">The fact that states it.</param>
/// <param name="undertaken">The amount owed when it was stated. The schedule applies to this amount only.</param>
/// <param name="exceeded">The amount performed beyond instalments of an earlier schedule; null for none.</param>
internal sealed class SchedulePast(
    Schedule schedule, FactInForce statedBy, Amount undertaken, Amount? exceeded = null)
{
    // What was performed beyond an instalment of a minimum, and what was due up to it: one for each instalment.
    private List<(int Instalment, Amount DueBy, Amount Excess)> _excesses = [];

    public Schedule Schedule => schedule;

    public FactInForce StatedBy => statedBy;

    public Amount Undertaken => undertaken;

    /// <summary>The total of its later increases.</summary>
    public Amount Grown { get; private set; } = Amount.None(undertaken.Unit);

    /// <summary>The total taken out other than by performance. The instalments it belongs to are unknown.</summary>
    public Amount TakenOtherwise { get; private set; } = Amount.None(undertaken.Unit);

    /// <summary>The total performed, less what was reversed and what counts for no instalment.</summary>
    public Amount Performed { get; private set; } = Amount.None(undertaken.Unit);

    /// <summary>
    /// The amount performed beyond instalments of a minimum, each of which is a minimum of its own.
    /// </summary>
    public Amount Excess =>
        _excesses.Aggregate(
            exceeded ?? Amount.None(undertaken.Unit), (sum, instalment) => sum.Plus(instalment.Excess));

    /// <summary>An independent copy.</summary>
    public SchedulePast Copy()
    {
        var copy = (SchedulePast)MemberwiseClone();
        copy._excesses = [.. _excesses];
        return copy;
    }

    public void Grow(Amount by) => Grown = Grown.Plus(by);

    /// <summary>Counts what a new total exceeds, or falls short of, as grown or taken; disputed, perhaps.</summary>
    public void Amend(Amount total, bool isDisputed)
    {
        var (grown, taken) = (total.Less(Undertaken), Undertaken.Less(total));
        (Grown, TakenOtherwise) =
            isDisputed ? (Grown.Joined(grown), TakenOtherwise.Joined(taken)) : (grown, taken);
    }

    public void Perform(Amount amount) => Performed = Performed.Plus(amount);

    /// <summary>
    /// Performs instalments of a minimum up to the current one. Returns the instalments after it, which an excess does
    /// not reach.
    /// </summary>
    /// <param name="amount">The amount performed.</param>
    /// <param name="isPast">Tests whether the day of an instalment is over.</param>
    public Reckoned PerformInstalments(Amount amount, Func<PartialDate, bool> isPast)
    {
        var (all, later) = (schedule.Instalments ?? [], Reckoned.None(undertaken.Unit));
        var dueBy = Grown;
        var (isCurrent, current) = (true, 0);
        foreach (var instalment in all.OrderBy(instalment => instalment.Due.Latest))
        {
            if (isCurrent)
                (dueBy, current) = (dueBy.Plus(instalment.Amount), current + 1);
            else
                later = later.Plus(new Reckoned(instalment.Amount));
            isCurrent &= isPast(instalment.Due);
        }

        var sum = Performed.Plus(amount);
        Performed = later.Shown.IsNone ? sum : sum.LessOf(dueBy);
        if (later.Shown.IsNone || sum.Less(dueBy) is not { IsNone: false } excess)
            return later;
        if (_excesses is [.., var last] && last.Instalment == current)
            _excesses[^1] = (current, dueBy, last.Excess.Plus(excess));
        else
            _excesses.Add((current, dueBy, excess));
        return later;
    }

    /// <summary>
    /// Reverses performance, from the latest performed instalment backwards. Returns the part that undoes an excess.
    /// </summary>
    public Amount Reverse(Amount amount)
    {
        var undone = Amount.None(undertaken.Unit);
        for (var at = _excesses.Count - 1; at >= 0; at--)
        {
            var (instalment, dueBy, excess) = _excesses[at];
            var above = Performed.Less(dueBy).LessOf(amount);
            (Performed, amount) = (Performed.Less(above), amount.Less(above));
            var part = excess.LessOf(amount);
            (undone, amount) = (undone.Plus(part), amount.Less(part));
            _excesses[at] = (instalment, dueBy, excess.Less(part));
        }

        Performed = Performed.Less(amount);
        return undone;
    }

    public void Take(Amount amount) => TakenOtherwise = TakenOtherwise.Plus(amount);
}
