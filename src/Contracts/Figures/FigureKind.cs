namespace Contracts;

/// <summary>What a figure is about.</summary>
public enum FigureKind
{
    /// <summary>What a debtor owes.</summary>
    Commitment,

    /// <summary>What a holder may have undertaken.</summary>
    Option,

    /// <summary>Equity that an investor holds, or is to hold.</summary>
    Investment,

    /// <summary>What an offering is to bring; a stream of an offering has this one figure.</summary>
    Offering,

    /// <summary>An organization's capacity of one kind.</summary>
    Capacity,
}
