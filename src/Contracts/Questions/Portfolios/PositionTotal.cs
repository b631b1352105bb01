using System.Diagnostics.CodeAnalysis;

namespace Contracts;

/// <summary>What some positions of one unit come to, each nature apart.</summary>
/// <remarks>
/// A total adds the ranges of its positions as if each rested on facts of its own. Where two rest on one fact, as both sides of a novation
/// of all or of a disputed exercise do, the total is sound and may be wider than it need be.
/// </remarks>
public abstract record PositionTotal
{
    private protected PositionTotal()
    {
    }

    [SetsRequiredMembers]
    private protected PositionTotal(AmountUnit unit, IEnumerable<Position> positions)
    {
        var byNature = positions.ToLookup(position => position.Nature);
        Unit = unit;
        Firm = Sum(PositionNature.Firm);
        Contingent = Sum(PositionNature.Contingent);
        NonBinding = Sum(PositionNature.NonBinding);
        Options = Sum(PositionNature.Option);
        Standing = byNature.SelectMany(positions => positions).Max(position => position.Standing);
        IsContested = byNature.SelectMany(positions => positions).Any(position => position.IsContested);

        Total Sum(PositionNature nature) => Total.Of(unit, byNature[nature].Select(position => position.Amount));
    }

    /// <summary>What is counted.</summary>
    public required AmountUnit Unit { get; init; }

    /// <summary>The outstanding amounts of the firm commitments; contingent and non-binding ones are left out.</summary>
    public required Total Firm { get; init; }

    /// <summary>The outstanding amounts of the contingent commitments.</summary>
    public required Total Contingent { get; init; }

    /// <summary>The outstanding amounts of the non-binding commitments.</summary>
    public required Total NonBinding { get; init; }

    /// <summary>What is left of the open options.</summary>
    public required Total Options { get; init; }

    /// <summary>What it can grow to: the firm commitments and the open options.</summary>
    public Total Ceiling => Firm.Plus(Options);

    /// <summary>The weakest standing of the positions, closed ones included: that they are closed stands on somebody's word, too.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public required bool IsContested { get; init; }
}
