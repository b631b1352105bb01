namespace Contracts;

/// <summary>What comes of holding a published figure against the computed one.</summary>
public enum Verdict
{
    /// <summary>Both can be true, and either could have shown that they cannot.</summary>
    Agrees,

    /// <summary>Both cannot be true: more was published than can be.</summary>
    Above,

    /// <summary>Both cannot be true: less was published than there certainly is.</summary>
    Below,

    /// <summary>Nothing contradicts, but only because some amounts are open-ended.</summary>
    CannotBeTold,
}
