namespace Contracts;

/// <summary>Whether an option can be exercised, or what became of it.</summary>
public enum OptionLifecycle
{
    /// <summary>It can be exercised.</summary>
    Open,

    /// <summary>All of it was exercised.</summary>
    Exercised,

    /// <summary>The holder declined it.</summary>
    Declined,

    /// <summary>Its window closed.</summary>
    Lapsed,

    /// <summary>The deal that granted it ended, or the partnership was dissolved.</summary>
    Ended,
}
