namespace Replay;

/// <summary>What something shows, in a few words.</summary>
internal static class FigureWords
{
    public static string Of(Figures? figures) => figures is null ? "nothing" : $"{Amount(figures.ComesTo)}{State(figures)}{(figures.IsContested ? ", contested" : "")}";

    /// <summary>What the amount is of it: outstanding, left, held.</summary>
    public static string Noun(Figures figures) => figures switch
    {
        CommitmentFigures => "outstanding",
        OptionFigures => "left",
        InvestmentFigures { IsInvested: true } => "held",
        InvestmentFigures => "agreed",
        CapacityFigures { Online: null } => "reported",
        CapacityFigures => "online",
        _ => "offered",
    };

    /// <summary>What became of it, where it is not simply open.</summary>
    public static string State(Figures figures) => figures switch
    {
        CommitmentFigures { Lifecycle: not CommitmentLifecycle.Open and var how } => $", {Words.Of(how)}",
        OptionFigures { Lifecycle: not OptionLifecycle.Open and var how } => $", {Words.Of(how)}",
        InvestmentFigures { IsInvested: false } => ", agreed",
        OfferingFigures offering => $", {Words.Of(offering.Stage)}",
        CapacityFigures { Online: not null, Reported: { } reported } => $", {reported} reported",
        _ => "",
    };

    public static string Amount(Amount? amount) => amount?.ToString() ?? "no amount";
}
