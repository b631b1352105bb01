namespace Contracts;

/// <summary>What an investor gives for shares.</summary>
public enum Consideration
{
    /// <summary>Nobody said.</summary>
    Undisclosed,

    /// <summary>Money.</summary>
    Cash,

    /// <summary>Something else, such as a purchase agreement; it is no exposure of the investor.</summary>
    InKind,
}
