namespace Contracts;

/// <summary>The words for figures.</summary>
internal static class FigureWords
{
    /// <summary>The principal amount with its noun and state: <c>up to $10bn outstanding, withdrawn</c>.</summary>
    public static string Plain(Figures figures) => figures switch
    {
        CommitmentFigures owed => $"{Said(owed.Outstanding)} outstanding{State(owed.Lifecycle, CommitmentLifecycle.Open)}",
        OptionFigures option => $"{Said(option.Left)} left{State(option.Lifecycle, OptionLifecycle.Open)}",
        Holding { Amount.IsNone: true } => "cancelled",
        Holding holding => $"{Said(holding.Amount)} {(holding.IsInvested ? "held" : "agreed")}",
        OfferingFigures offering => $"{offering.Amount?.ToString() ?? "no amount"}, {Phrase.Of(offering.Stage)}",
        CapacityFigures { Online: { } online, Reported: { } reported } => $"{online} online, {reported} reported",
        CapacityFigures { Online: { } online } => $"{online} online",
        CapacityFigures { Reported: { } reported } => $"{reported} reported",
        PublishedFigure published => $"{published.Value}{Phrase.In(published.Period)}{Others(published.Rivals.Count)}",
        _ => figures.ComesTo?.ToString() ?? "no amount",
    };

    /// <summary>Two different figures in words that differ.</summary>
    public static (string Before, string After) Apart(Figures? from, Figures? to)
    {
        var (before, after) = (Sentences.Of(from), Sentences.Of(to));
        if (before != after || from is null || to is null)
            return (before, after);
        foreach (var (one, other) in Respects(from).Zip(Respects(to)))
        {
            if (one != other)
                return ($"{before}, {one}", $"{after}, {other}");
        }

        return (before, $"{after}, otherwise in detail");
    }

    /// <summary>The respects in which figures of one kind may differ beside the principal amount.</summary>
    private static IEnumerable<string> Respects(Figures figures)
    {
        IEnumerable<string> own = figures switch
        {
            CommitmentFigures owed =>
            [
                $"{owed.Committed} committed", $"{owed.Performed} performed", $"{owed.Withdrawn} withdrawn",
                $"{owed.Reduced} reduced", $"{owed.Novated} novated", $"{owed.Exceeded} exceeded",
                Phrase.Of(owed.Nature), $"owed by {owed.Debtor}", $"owed to {owed.Creditor}",
                Under(owed.Deal), PassingOn(owed.PassesOn),
                owed.Progress is null ? "without a schedule" : "with a schedule",
            ],
            OptionFigures option =>
            [
                option.LastDay is { } last ? $"to {PartialDate.On(last)}" : "without a last day",
                $"held by {option.Holder}", option.MakesFirm ? "firm once exercised" : "not firm once exercised",
                $"owed by {option.Debtor} once exercised", $"owed to {option.Creditor} once exercised",
                $"for {option.Subject ?? "a subject not stated"}", Under(option.Deal), PassingOn(option.PassesOn),
                $"granted by {option.GrantedBy}",
            ],
            Holding holding =>
            [
                $"{holding.Shares?.ToString() ?? "no shares stated"}", $"{holding.Committed} committed",
                $"{holding.Invested} invested", Phrase.Of(holding.Consideration),
                holding.IsContingent ? "on a condition" : "without a condition", Under(holding.Deal),
                $"of {holding.Investor}", $"in {holding.Issuer}", $"{holding.Outstanding} outstanding",
                $"{holding.Held} held",
            ],
            OfferingFigures offering =>
            [
                $"{offering.Shares?.ToString() ?? "no shares stated"}", $"at {offering.Price?.ToString() ?? "no price"}",
                $"{offering.FurtherAmount?.ToString() ?? "nothing"} beyond it",
                $"{offering.Proceeds?.ToString() ?? "no proceeds"} in",
            ],
            PublishedFigure published =>
            [
                $"of {published.EffectiveOn}", $"by {published.ReportedBy}",
                $"beside {string.Join(" and ", published.Rivals)}",
            ],
            _ => [],
        };
        return own.Append(Phrase.Of(figures.Standing));
    }

    private static string Under(Id<Deal>? deal) => deal is { } id ? $"under {id}" : "under no deal";

    private static string PassingOn(Id<Commitment>? commitment) =>
        commitment is { } id ? $"passing on {id}" : "passing nothing on";

    private static string Said(Amount amount) => amount.IsNone ? "nothing" : Phrase.Of(amount);

    private static string State<T>(T state, T open) where T : struct, Enum =>
        state.Equals(open) ? "" : $", {Phrase.Of(state)}";

    private static string Others(int rivals) => rivals switch
    {
        0 => "",
        1 => ", told otherwise by 1 account",
        _ => $", told otherwise by {rivals} accounts",
    };
}
