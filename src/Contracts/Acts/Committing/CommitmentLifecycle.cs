namespace Contracts;

/// <summary>Whether a commitment stands, or what closed it.</summary>
public enum CommitmentLifecycle
{
    /// <summary>It stands, even at 0: it can be increased again.</summary>
    Open,

    /// <summary>The creditor released the debtor.</summary>
    Released,

    /// <summary>The debtor withdrew from the whole of it.</summary>
    Withdrawn,

    /// <summary>The deal it was owed under ended.</summary>
    EndedWithDeal,

    /// <summary>The partnership was dissolved.</summary>
    Dissolved,
}
