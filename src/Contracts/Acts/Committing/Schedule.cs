namespace Contracts;

/// <summary>How a commitment is spread over time: in instalments, or evenly over the days of a term.</summary>
public sealed record Schedule
{
    /// <summary>The instalments; null where it is spread evenly.</summary>
    public IReadOnlyList<Instalment>? Instalments { get; init; }

    /// <summary>The term over whose days it is spread evenly; null where there are instalments.</summary>
    public Term? Evenly { get; init; }

    /// <summary>What the instalments come to; null where it is spread evenly.</summary>
    internal Amount? Whole => Instalments?.Select(instalment => instalment.Amount).Aggregate((sum, amount) => sum.Plus(amount));

    /// <summary>How much of a whole falls due up to and including a day.</summary>
    /// <param name="whole">What is spread.</param>
    /// <param name="day">The last day that counts.</param>
    /// <remarks>An instalment whose day is known only as a month or a year falls due on the last day it may mean.</remarks>
    public Amount DueBy(Amount whole, DateOnly day) => DueWithin(whole, null, day);

    /// <summary>How much of a whole falls due after one day, and up to and including another.</summary>
    internal Amount DueWithin(Amount whole, DateOnly? after, DateOnly day)
    {
        if (Instalments is { } instalments)
        {
            return instalments.Where(instalment => instalment.Due.Latest <= day && !(instalment.Due.Latest <= after))
                .Aggregate(Amount.None(whole.Unit), (due, instalment) => due.Plus(instalment.Amount));
        }

        if (Evenly is not { From: { } from, To: { } to })
            return Amount.None(whole.Unit);
        var first = from.Earliest ?? from.Latest;
        var days = to.Latest.DayNumber - first.DayNumber + 1;
        var due = Elapsed(day) - (after is { } before ? Elapsed(before) : 0);
        return due == days ? whole : whole.Share(due, days);

        int Elapsed(DateOnly end) => Math.Clamp(end.DayNumber - first.DayNumber + 1, 0, days);
    }

    internal PayloadFault? FindFault(AmountUnit unit) =>
        Instalments is null == Evenly is null ? new PayloadFault("evenly", "A schedule has instalments or is spread evenly; exactly one of the two is stated.")
        : PayloadFault.OfHoles("instalments", Instalments) is { } hole ? hole
        : Instalments is { Count: 0 } ? new PayloadFault("instalments", "There is no instalment; at least one is required.")
        : Instalments?.FirstOrDefault(instalment => instalment.Amount.Unit != unit) is { } other ? new PayloadFault("instalments", $"An instalment is in {other.Amount.Unit}, the commitment in {unit}; both are in one unit.")
        : Evenly is { } term && (term.From is null || term.To is null || term.EndsBeforeItStarts) ? new PayloadFault("evenly", $"The term is {term}; it has a first and a last day, in that order.")
        : null;
}

/// <summary>A part of a commitment that falls due by a day.</summary>
public sealed record Instalment
{
    /// <summary>The day by which it falls due, inclusive.</summary>
    public required PartialDate Due { get; init; }

    /// <summary>How much, in the commitment's unit.</summary>
    public required Amount Amount { get; init; }
}

/// <summary>What the schedule of a commitment has to know of its past, beside what it shows.</summary>
/// <param name="undertaken">What was undertaken when it was made, of which alone the schedule speaks.</param>
internal sealed class SchedulePast(Amount undertaken)
{
    public Amount Undertaken => undertaken;

    /// <summary>All by which it grew after that.</summary>
    public Amount Grown { get; private set; } = Amount.None(undertaken.Unit);

    /// <summary>All that was taken out of it otherwise than by performing: nobody said of which instalment.</summary>
    public Amount TakenOtherwise { get; private set; } = Amount.None(undertaken.Unit);

    /// <summary>A copy that goes on apart from it.</summary>
    public SchedulePast Copy() => (SchedulePast)MemberwiseClone();

    public void Grow(Amount by) => Grown = Grown.Plus(by);

    public void Take(Amount amount) => TakenOtherwise = TakenOtherwise.Plus(amount);
}
