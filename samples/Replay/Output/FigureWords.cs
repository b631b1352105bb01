namespace Replay;

/// <summary>Short descriptions of figures.</summary>
internal static class FigureWords
{
    /// <summary><c>up to $10bn, contested</c>; <c>nothing</c> where there are no figures.</summary>
    public static string Of(Figures? figures) => figures is null
        ? "nothing"
        : $"{Amount(figures.ComesTo)}{State(figures)}{(figures.IsContested ? ", contested" : "")}";

    /// <summary>The meaning of the amount: outstanding, left, held.</summary>
    public static string Noun(Figures figures) => figures switch
    {
        CommitmentFigures => "outstanding",
        OptionFigures => "left",
        Holding { IsInvested: true } => "held",
        Holding => "agreed",
        CapacityFigures { Online: null } => "reported",
        CapacityFigures => "online",
        _ => "offered",
    };

    /// <summary>The lifecycle or stage, with a comma before it; empty for what is simply open.</summary>
    public static string State(Figures figures) => figures switch
    {
        CommitmentFigures { Lifecycle: not CommitmentLifecycle.Open and var how } => $", {Words.Of(how)}",
        OptionFigures { Lifecycle: not OptionLifecycle.Open and var how } => $", {Words.Of(how)}",
        Holding { IsInvested: false } => ", agreed",
        OfferingFigures offering => $", {Words.Of(offering.Stage)}",
        CapacityFigures { Online: not null, Reported: { } reported } => $", {reported} reported",
        _ => "",
    };

    public static string Amount(Amount? amount) => amount?.ToString() ?? "no amount";
}
