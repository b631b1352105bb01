namespace Contracts;

/// <summary>Whether a deal is in effect, or how it ended.</summary>
public enum DealLifecycle
{
    /// <summary>It is signed, and its term begins later.</summary>
    Signed,

    /// <summary>It is in effect.</summary>
    InEffect,

    /// <summary>It is suspended, and may be resumed.</summary>
    Suspended,

    /// <summary>It was terminated before it was due to end.</summary>
    Terminated,

    /// <summary>Its term ran out.</summary>
    Expired,

    /// <summary>Everything under it is done.</summary>
    Completed,

    /// <summary>The partnership was dissolved.</summary>
    Dissolved,

    /// <summary>The debtor withdrew from the whole of what was open under it.</summary>
    Withdrawn,
}
