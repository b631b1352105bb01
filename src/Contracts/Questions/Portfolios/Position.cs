using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A commitment or an option at a viewpoint: the unit of which totals are made.</summary>
public sealed record Position
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The key of the commitment or option, unique in its stream.</summary>
    public required FigureKey Key { get; init; }

    /// <summary>The figures.</summary>
    public required PositionFigures Figures { get; init; }

    /// <summary>The amount that totals count: outstanding of a commitment, left of an option.</summary>
    public Amount Amount => Figures.Counted;

    /// <summary>The unit of the amount.</summary>
    public AmountUnit Unit => Amount.Unit;

    /// <summary>The nature by which totals group it.</summary>
    public PositionNature Nature => Figures.CountsAs;

    /// <summary>
    /// True if it passes on what another commitment counts already, as a reseller does. It counts only in the totals of
    /// its pair.
    /// </summary>
    public bool IsPassedOn => Figures.PassesOn is not null;

    /// <summary>True unless it is an option that can be exercised no more, or makes nothing firm.</summary>
    internal bool CountsInTotals => Figures.CountsInTotals;

    /// <summary>The positions of a stream, closed ones included: commitments before options, each by id.</summary>
    internal static IEnumerable<Position> Of(Aggregate folded) =>
        folded is Partnership partnership
            ? partnership.Commitments.Concat<IPosition>(partnership.Options).Select(position => new Position
            {
                Stream = folded.Stream,
                Key = position.Key,
                Figures = position.Stated.On(folded.Viewpoint.AsOf),
            })
            : [];
}

/// <summary>The kind of claim that a position is. Each kind has a total of its own.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<PositionNature>))]
public enum PositionNature
{
    /// <summary>A commitment that is owed.</summary>
    Firm,

    /// <summary>A commitment that is owed if something happens.</summary>
    Contingent,

    /// <summary>A commitment that is intended, not owed.</summary>
    NonBinding,

    /// <summary>An open option; nothing of it is owed before it is exercised.</summary>
    Option,
}
