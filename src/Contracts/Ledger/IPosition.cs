namespace Contracts;

/// <summary>A commitment or an option, whose figures the ledger keeps.</summary>
internal interface IPosition : IExplained
{
    new PositionFigures Figures { get; }

    /// <summary>What the figures rest on.</summary>
    Grounds Grounds { get; }

    /// <summary>The slices that show it, for the ledger that folds it: looked up once, and kept by its copies.</summary>
    PositionSlices? Slices { get; set; }
}
