namespace Contracts;

/// <summary>A position that differs between two viewpoints, split into what was learned and what happened.</summary>
/// <remarks>
/// <see cref="HistoryQuestions.Changes(History, Viewpoint, Viewpoint)"/> of its stream gives the facts that made the
/// difference.
/// </remarks>
public sealed record PositionChange
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The key of the commitment or option, unique in its stream.</summary>
    public required FigureKey Key { get; init; }

    /// <summary>The figures on the first day, as known at the first instant; null if there were none.</summary>
    public required PositionFigures? Before { get; init; }

    /// <summary>The figures on the first day, as known at the last instant; null if there were none.</summary>
    public required PositionFigures? Restated { get; init; }

    /// <summary>The figures on the last day, as known at the last instant; null if there were none.</summary>
    public required PositionFigures? After { get; init; }

    /// <summary>The positions that differ, by stream and key.</summary>
    /// <param name="before">The positions on the first day, as known at the first instant.</param>
    /// <param name="restated">The positions on the first day, as known at the last instant.</param>
    /// <param name="after">The positions on the last day, as known at the last instant.</param>
    public static IReadOnlyList<PositionChange> Of(
        IEnumerable<Position> before, IEnumerable<Position> restated, IEnumerable<Position> after)
    {
        var (first, second, third) = (ByKey(before), ByKey(restated), ByKey(after));
        return
        [
            .. first.Keys.Union(second.Keys).Union(third.Keys)
                .Select(key => new PositionChange
                {
                    Stream = key.Stream,
                    Key = key.Key,
                    Before = first.GetValueOrDefault(key),
                    Restated = second.GetValueOrDefault(key),
                    After = third.GetValueOrDefault(key),
                })
                .Where(change => change.Before != change.Restated || change.Restated != change.After)
                .OrderBy(change => change.Stream).ThenBy(change => change.Key),
        ];

        static Dictionary<(StreamKey Stream, FigureKey Key), PositionFigures> ByKey(IEnumerable<Position> positions) =>
            Items.Required(positions, nameof(positions))
                .ToDictionary(position => (position.Stream, position.Key), position => position.Figures);
    }
}

/// <summary>A total at two viewpoints, split into what was learned and what happened.</summary>
public sealed record TotalChange
{
    /// <summary>The total on the first day, as known at the first instant; null if there was no position.</summary>
    public required PositionTotal? Before { get; init; }

    /// <summary>The total on the first day, as known at the last instant; null if there was no position.</summary>
    public required PositionTotal? Restated { get; init; }

    /// <summary>The total on the last day, as known at the last instant; null if there was no position.</summary>
    public required PositionTotal? After { get; init; }

    /// <summary>True if what was learned changed the total on the first day.</summary>
    public bool IsRestated => Before != Restated;

    /// <summary>True if what happened between the days changed the total.</summary>
    public bool HasMoved => Restated != After;
}
