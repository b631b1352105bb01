namespace Contracts;

/// <summary>What kind of claim a position is. Each kind has a total of its own.</summary>
public enum PositionNature
{
    /// <summary>A commitment that is owed.</summary>
    Firm,

    /// <summary>A commitment that is owed if something happens.</summary>
    Contingent,

    /// <summary>A commitment that is intended, not owed.</summary>
    NonBinding,

    /// <summary>What is left of an open option; nothing of it is owed before it is exercised.</summary>
    Option,
}
