namespace Contracts;

/// <summary>On what ground a deal is terminated.</summary>
public enum TerminationCause
{
    /// <summary>The other side is in breach.</summary>
    ForCause,

    /// <summary>A party may end it without a reason.</summary>
    Convenience,

    /// <summary>The parties agree to end it.</summary>
    Mutual,

    /// <summary>The law ends it.</summary>
    ByLaw,

    /// <summary>Something it depended on did not happen.</summary>
    ConditionFailed,
}
