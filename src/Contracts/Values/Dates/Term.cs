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

    /// <summary>True if the last day on which it may end is before the first day on which it may start.</summary>
    internal bool EndsBeforeItStarts =>
        From is { } from && To is { } to && to.Latest < (from.Earliest ?? DateOnly.MinValue);

    /// <summary>The term as text, such as <c>2025-03-07 to 2030-10</c>.</summary>
    public override string ToString() => (From, To) switch
    {
        ({ } from, { } to) => $"{from} to {to}",
        ({ } from, null) => $"from {from}",
        (null, { } to) => $"to {to}",
        _ => "undisclosed",
    };
}
