namespace Replay;

/// <summary>What stands on a board, line by line.</summary>
internal static class BoardLines
{
    public static IReadOnlyList<BoardLine> Of(CommitmentBoard board, Names names) =>
    [
        .. board.Commitments.Select(commitment => new BoardLine(
            commitment.Stream,
            $"{commitment.Stream}/{commitment.Id}",
            commitment.Nature == CommitmentNature.Firm ? LineKind.Commitment : LineKind.Intention,
            $"{names.Of(commitment.Debtor)} {Binding.Verb(commitment.Nature)} {names.Of(commitment.Creditor)}{Apart(board, commitment)}",
            $"{commitment.Outstanding}",
            commitment.Outstanding.Max ?? commitment.Outstanding.Min,
            commitment.Unit,
            commitment.IsOpen ? "" : Words.Of(commitment.Lifecycle).Replace('-', ' '),
            commitment.IsContested,
            1 + commitment.MadeBy.Rivals.Count)),
        .. board.Options.Select(option => Of(option, board, names)),
        .. board.Investments.Select(investment => new BoardLine(
            investment.Stream,
            $"{investment.Stream}/{investment.Id} (equity)",
            LineKind.Investment,
            $"{names.Of(investment.Investor)} in {names.Of(investment.Issuer)}",
            $"{investment.Amount}",
            investment.Amount.Max ?? investment.Amount.Min,
            investment.Unit,
            investment.Amount.IsNone ? "cancelled" : $"{(investment.IsInvested ? "held" : "agreed")}{(investment.Consideration == Consideration.Undisclosed ? "" : $", {Words.Of(investment.Consideration)}")}",
            investment.IsContested,
            1 + investment.AgreedBy.Rivals.Count)),
        .. board.Offerings.Where(offering => offering.Stage != OfferingStage.None).Select(offering => new BoardLine(
            offering.Stream,
            $"{offering.Stream}",
            LineKind.Offering,
            $"{(offering.Issuer is { } issuer ? $"{names.Of(issuer)}'s" : "The")} offering",
            offering.Amount?.ToString() ?? "no amount",
            offering.Amount?.Max ?? 0,
            offering.Amount?.Unit ?? default,
            Words.Of(offering.Stage),
            offering.IsContested,
            1 + offering.Facts.Sum(fact => fact.Rivals.Count))),
        .. board.Offerings.Where(offering => offering.FurtherAmount is not null).Select(offering => OverAllotment(offering, offering.FurtherAmount ?? default, names)),
    ];

    private static BoardLine Of(Option option, CommitmentBoard board, Names names) => new(
        option.Stream,
        $"{option.Stream}/{option.Id} (option)",
        LineKind.Option,
        $"{names.Of(option.Holder)}'s option with {names.Of(option.Holder == option.Debtor ? option.Creditor : option.Debtor)}{Apart(board, option)}",
        $"{option.Left}",
        option.Left.Max ?? option.Left.Min,
        option.Left.Unit,
        Words.Of(option.Lifecycle),
        option.IsContested,
        1 + option.GrantedBy.Rivals.Count);

    private static BoardLine OverAllotment(Offering offering, Amount further, Names names) => new(
        offering.Stream,
        $"{offering.Stream} (over-allotment)",
        LineKind.Offering,
        $"{(offering.Issuer is { } issuer ? $"{names.Of(issuer)}'s" : "The")} over-allotment",
        $"{further}",
        further.Max ?? further.Min,
        further.Unit,
        "taken",
        offering.IsContested,
        1);

    /// <summary>Names the option where its holder has several in one partnership.</summary>
    private static string Apart(CommitmentBoard board, Option option) =>
        board.Options.Count(other => other.Stream == option.Stream && other.Holder == option.Holder) > 1 ? $" ({option.Id})" : "";

    /// <summary>Names the commitment where the pair has several in one unit.</summary>
    private static string Apart(CommitmentBoard board, Commitment commitment) =>
        board.Commitments.Count(other => other.Debtor == commitment.Debtor && other.Creditor == commitment.Creditor && other.Unit == commitment.Unit) > 1 ? $" ({commitment.Id})" : "";
}
