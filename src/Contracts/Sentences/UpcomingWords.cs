namespace Contracts;

/// <summary>The words for what comes up.</summary>
internal static class UpcomingWords
{
    /// <summary>An item as a sentence, without a full stop.</summary>
    public static string Of(UpcomingItem item, Wording words)
    {
        var party = item.Party is { } must ? words.Name(must) : null;
        var other = item.Counterparty is { } whom ? words.Name(whom) : null;
        var deal = item.Deal is { } under ? words.Deal(under) : item.Thing;
        return item.Kind switch
        {
            UpcomingKind.Milestone =>
                $"{(party is null ? "Milestone" : $"{party} is to meet milestone")} {item.Thing}"
                + (party is null ? " is due" : "") + Phrase.Because(item.Description),
            UpcomingKind.Instalment =>
                $"{party} {Phrase.Verb(item.Nature ?? CommitmentNature.Firm)} {other} "
                + $"{Phrase.Of(item.Amount ?? default, item.Description)} ({item.Thing})",
            UpcomingKind.Option =>
                $"Last day of {Phrase.Possessive(party ?? "the holder")} option {item.Thing} with {other}: "
                + $"{Phrase.Of(item.Amount ?? default, item.Description)}",
            UpcomingKind.Term => $"Last day of the term: {deal}",
            UpcomingKind.NonRenewalNotice => $"Last day to give notice not to renew: {deal}",
            UpcomingKind.Renewal => $"The term goes on until {Day(item.Until)}: {deal}",
            UpcomingKind.TerminationNotice => $"Last day of the notice to end: {deal}",
            UpcomingKind.Cure => $"{party} is to cure its breach of {deal}{Phrase.Because(item.Description)}",
            UpcomingKind.RightWindow => $"Last day of {words.Right(item.Thing)}{Phrase.Because(item.Description)}",
            _ => $"Last day of the waiver of {words.Right(item.Thing)}{Phrase.Because(item.Description)}",
        };
    }

    /// <summary>What follows if nothing is done.</summary>
    public static string Consequence(UpcomingItem item) => item.Consequence switch
    {
        UpcomingConsequence.Late => "it is late",
        UpcomingConsequence.Overdue => "it is overdue",
        UpcomingConsequence.WindowOver => "it can be exercised no more",
        UpcomingConsequence.TermOver => "the term is over; commitments stay open",
        UpcomingConsequence.GoesOn when item.Kind == UpcomingKind.Renewal => "it goes on by itself",
        UpcomingConsequence.GoesOn => $"it goes on by {Months(item.Months)}, until {Day(item.Until)}",
        UpcomingConsequence.MayBeTerminated => "the deal may be terminated",
        _ => "it can be exercised again",
    };

    private static string Months(int? months) => months == 1 ? "1 month" : $"{months} months";

    private static string Day(DateOnly? day) => day is { } last ? PartialDate.On(last).ToString() : "an unknown day";
}
