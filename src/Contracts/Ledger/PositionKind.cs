namespace Contracts;

/// <summary>What kind of position a partnership holds.</summary>
public enum PositionKind
{
    /// <summary>What a debtor owes.</summary>
    Commitment,

    /// <summary>What a holder may have undertaken.</summary>
    Option,
}
