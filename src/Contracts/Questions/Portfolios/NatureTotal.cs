namespace Contracts;

/// <summary>What all positions of one nature come to in one unit. What is passed on is left out.</summary>
public sealed record NatureTotal
{
    /// <summary>How firmly the debtors are bound, or that these are options.</summary>
    public required PositionNature Nature { get; init; }

    /// <summary>What it comes to.</summary>
    public required Total Total { get; init; }

    /// <summary>The weakest standing of the positions.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public required bool IsContested { get; init; }

    /// <summary>What is counted.</summary>
    public AmountUnit Unit => Total.Unit;

    internal static IReadOnlyList<NatureTotal> Of(IEnumerable<Position> positions) =>
    [
        .. positions.Where(position => !position.IsPassedOn)
            .GroupBy(position => (position.Nature, position.Unit), (key, group) => Of(key.Nature, key.Unit, [.. group]))
            .OrderBy(total => total.Nature).ThenBy(total => total.Unit.ToString(), StringComparer.Ordinal),
    ];

    private static NatureTotal Of(PositionNature nature, AmountUnit unit, IReadOnlyList<Position> positions) => new()
    {
        Nature = nature,
        Total = Total.Of(unit, positions.Select(position => position.Amount)),
        Standing = positions.Max(position => position.Standing),
        IsContested = positions.Any(position => position.IsContested),
    };
}
