using Replay.CommandLine;

namespace Replay.Telling;

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
        .. board.Investments.Select(investment => new BoardLine(
            investment.Stream,
            $"{investment.Stream}/{investment.Id} (equity)",
            LineKind.Investment,
            $"{names.Of(investment.Investor)} in {names.Of(investment.Issuer)}",
            $"{investment.Amount}",
            investment.Amount.Max ?? investment.Amount.Min,
            investment.Unit,
            $"{(investment.IsInvested ? "held" : "agreed")}{(investment.Consideration == Consideration.Undisclosed ? "" : $", {Words.Of(investment.Consideration)}")}",
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
    ];

    /// <summary>Names the commitment where the pair has several in one unit.</summary>
    private static string Apart(CommitmentBoard board, Commitment commitment) =>
        board.Commitments.Count(other => other.Debtor == commitment.Debtor && other.Creditor == commitment.Creditor && other.Unit == commitment.Unit) > 1 ? $" ({commitment.Id})" : "";
}
