namespace Contracts;

/// <summary>A period of days, such as the one in which a deal runs. Both ends are inclusive.</summary>
/// <remarks>
/// An end that was not stated is null. A last day known only as a month or a year is the last day that it may mean.
/// </remarks>
public sealed record Term
{
    /// <summary>The first day; null if not stated.</summary>
    public PartialDate? From { get; init; }

    /// <summary>The last day; null if not stated.</summary>
    public PartialDate? To { get; init; }

    /// <summary>
    /// The clause by which the term of a deal goes on by itself; null if not stated. Only the term of a deal can have
    /// one.
    /// </summary>
    public RenewalClause? Renewal { get; init; }

    /// <summary>True if the last day on which it may end is before the first day on which it may start.</summary>
    internal bool EndsBeforeItStarts =>
        From is { } from && To is { } to && to.Latest < (from.Earliest ?? DateOnly.MinValue);

    /// <summary>
    /// The term as text, such as <c>2025-03-07 to 2030-10</c>; a renewal clause follows after a comma.
    /// </summary>
    public override string ToString() => Renewal is null ? Days : $"{Days}, {Renewal}";

    /// <summary>Finds a fault of the term of a deal: of its renewal clause. Null if there is none.</summary>
    internal PayloadFault? FindFault(string field) =>
        Renewal is null ? null
        : To is null
            ? new PayloadFault(
                $"{field}.renewal",
                "The term goes on from no last day; with a renewal clause, one is required.")
        : Renewal.FindFault($"{field}.renewal");

    /// <summary>Finds a renewal clause in a term that is not the term of a deal, which is a fault.</summary>
    internal PayloadFault? FindClause(string field) =>
        Renewal is null
            ? null
            : new PayloadFault(
                $"{field}.renewal",
                "The days have a renewal clause; only the term of a deal can have one.");

    private string Days => (From, To) switch
    {
        ({ } from, { } to) => $"{from} to {to}",
        ({ } from, null) => $"from {from}",
        (null, { } to) => $"to {to}",
        _ => "undisclosed",
    };
}
