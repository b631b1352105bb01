namespace Contracts;

/// <summary>How far an offering has come.</summary>
public enum OfferingStage
{
    /// <summary>Nothing is on record yet.</summary>
    None,

    /// <summary>It is planned or expected.</summary>
    Planned,

    /// <summary>Shares are offered at a range of prices.</summary>
    Launched,

    /// <summary>It is put off; it may be launched or priced later.</summary>
    Postponed,

    /// <summary>The price is set.</summary>
    Priced,

    /// <summary>The proceeds are in.</summary>
    Closed,

    /// <summary>It is called off for good.</summary>
    Withdrawn,
}
