namespace Contracts;

/// <summary>How firmly a debtor is bound. Only firm commitments count in firm totals.</summary>
public enum CommitmentNature
{
    /// <summary>It is owed.</summary>
    Firm,

    /// <summary>It is owed if something happens, such as capacity that stays unsold.</summary>
    Contingent,

    /// <summary>It is intended, not owed.</summary>
    NonBinding,
}
