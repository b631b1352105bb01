namespace Replay;

/// <summary>What a line of a board is about.</summary>
internal enum LineKind
{
    /// <summary>What is firmly owed.</summary>
    Commitment,

    /// <summary>What is owed under a condition, or only intended.</summary>
    Intention,

    /// <summary>A right to have more undertaken; nothing of it is owed.</summary>
    Option,

    /// <summary>Equity held or agreed.</summary>
    Investment,

    /// <summary>An offering of shares.</summary>
    Offering,
}
