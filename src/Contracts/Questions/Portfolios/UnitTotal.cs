using System.Diagnostics.CodeAnalysis;

namespace Contracts;

/// <summary>What all owe all in one unit. What is passed on is left out, so that nothing counts twice.</summary>
public sealed record UnitTotal : PositionTotal
{
    /// <summary>Makes one of totals.</summary>
    public UnitTotal()
    {
    }

    [SetsRequiredMembers]
    private UnitTotal(AmountUnit unit, IEnumerable<Position> positions)
        : base(unit, positions)
    {
    }

    internal static IReadOnlyList<UnitTotal> Of(IEnumerable<Position> positions) =>
    [
        .. positions.Where(position => !position.IsPassedOn)
            .GroupBy(position => position.Unit, (unit, group) => new UnitTotal(unit, group))
            .OrderBy(total => total.Unit.ToString(), StringComparer.Ordinal),
    ];
}
