namespace Contracts;

/// <summary>A commitment or an option, whose figures the ledger keeps.</summary>
internal interface IPosition : IExplained
{
    new PositionFigures Figures { get; }

    /// <summary>What the figures rest on.</summary>
    Grounds Grounds { get; }
}
