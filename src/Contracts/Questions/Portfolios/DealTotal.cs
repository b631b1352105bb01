using System.Diagnostics.CodeAnalysis;

namespace Contracts;

/// <summary>What is owed under one deal in one unit. What is passed on is left out.</summary>
public sealed record DealTotal : PositionTotal
{
    /// <summary>Makes one of totals.</summary>
    public DealTotal()
    {
    }

    [SetsRequiredMembers]
    private DealTotal(StreamKey stream, Id<Deal>? deal, AmountUnit unit, IEnumerable<Position> positions)
        : base(unit, positions) =>
        (Stream, Deal) = (stream, deal);

    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The deal; null for what the partnership's parties owe under none.</summary>
    public required Id<Deal>? Deal { get; init; }

    internal static IReadOnlyList<DealTotal> Of(IEnumerable<Position> positions) =>
    [
        .. positions.Where(position => !position.IsPassedOn)
            .GroupBy(position => (position.Stream, position.Deal, position.Unit), (key, group) => new DealTotal(key.Stream, key.Deal, key.Unit, group))
            .OrderBy(total => total.Stream).ThenBy(total => total.Deal).ThenBy(total => total.Unit.ToString(), StringComparer.Ordinal),
    ];
}
