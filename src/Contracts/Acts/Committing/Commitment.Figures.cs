namespace Contracts;

public sealed partial class Commitment : IPosition
{
    /// <summary>What it shows, to keep or to compare.</summary>
    public CommitmentFigures Figures => new()
    {
        Debtor = Debtor,
        Creditor = Creditor,
        Deal = Deal,
        Nature = Nature,
        PassesOn = PassesOn,
        Lifecycle = Lifecycle,
        Standing = Standing,
        IsContested = IsContested,
        Committed = Committed,
        Performed = Performed,
        Withdrawn = Withdrawn,
        Novated = Novated,
        Outstanding = Outstanding,
    };

    FigureKey IExplained.Key => Id;

    Figures IExplained.Figures => Figures;

    PositionFigures IPosition.Figures => Figures;

    Grounds IPosition.Grounds => Grounds;

    PositionSlices? IPosition.Slices { get; set; }
}
