namespace Contracts;

/// <summary>One of the two ends of a commitment.</summary>
public enum CommitmentSide
{
    /// <summary>The one who owes.</summary>
    Debtor,

    /// <summary>The one who is owed.</summary>
    Creditor,
}
