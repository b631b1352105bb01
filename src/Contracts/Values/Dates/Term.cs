namespace Contracts;

/// <summary>The days on which a deal is to run, both inclusive.</summary>
/// <remarks>An end known only as a month or a year is the last day it may mean; an end that nobody stated is left out.</remarks>
public sealed record Term
{
    /// <summary>The first day, where one was stated.</summary>
    public PartialDate? From { get; init; }

    /// <summary>The last day, where one was stated.</summary>
    public PartialDate? To { get; init; }

    /// <summary>Whether the last day it may end on lies before the first day it may start on.</summary>
    internal bool EndsBeforeItStarts => From is { } from && To is { } to && to.Latest < (from.Earliest ?? DateOnly.MinValue);

    /// <summary>The term as people write it: <c>2025-03-07 to 2030-10</c>.</summary>
    public override string ToString() => (From, To) switch
    {
        ({ } from, { } to) => $"{from} to {to}",
        ({ } from, null) => $"from {from}",
        (null, { } to) => $"to {to}",
        _ => "undisclosed",
    };
}
