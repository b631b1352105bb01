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

    /// <summary>The price is set.</summary>
    Priced,

    /// <summary>The proceeds are in.</summary>
    Closed,
}
