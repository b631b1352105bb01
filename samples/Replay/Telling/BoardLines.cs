namespace Replay;

/// <summary>Turns a board into lines that can be compared from day to day.</summary>
internal static class BoardLines
{
    public static IReadOnlyList<BoardLine> Of(CommitmentBoard board, Sentences names) =>
    [
        .. board.Commitments.Select(commitment => Of(commitment, board, names)),
        .. board.Options.Select(option => Of(option, board, names)),
        .. board.Investments.Select(investment => Of(investment, names)),
        .. board.Offerings.Where(offering => offering.Stage != OfferingStage.None)
            .Select(offering => Of(offering, names)),
        .. board.Offerings.Where(offering => offering.FurtherAmount is not null)
            .Select(offering => OverAllotment(offering, offering.FurtherAmount ?? default, names)),
        .. board.Organizations.SelectMany(organization => organization.Facts)
            .Select(fact => Of(fact, names)),
    ];

    private static BoardLine Of(FactInForce fact, Sentences names) => new(
        fact.Entry.Stream,
        $"{fact.Entry.Stream} {fact.Entry.Id}",
        LineKind.Fact,
        names.Of(fact.Form),
        "",
        "",
        0,
        default,
        "",
        fact.IsDisputed,
        1 + fact.Rivals.Count);

    private static BoardLine Of(Commitment commitment, CommitmentBoard board, Sentences names)
    {
        var verb = Verb(commitment.Nature);
        var id = IsAmbiguous(commitment, board) ? $" ({commitment.Id})" : "";
        return new BoardLine(
            commitment.Stream,
            $"{commitment.Stream}/{commitment.Id}",
            commitment.Nature == CommitmentNature.Firm ? LineKind.Commitment : LineKind.Intention,
            $"{names.NameOf(commitment.Debtor)} {verb} {names.NameOf(commitment.Creditor)}{id}",
            Purpose(commitment.Unit, commitment.Subject),
            $"{commitment.Outstanding}",
            commitment.Outstanding.Max ?? commitment.Outstanding.Min,
            commitment.Unit,
            commitment.IsOpen ? "" : Words.Spaced(commitment.Lifecycle),
            commitment.IsContested,
            1 + commitment.MadeBy.Rivals.Count);
    }

    private static BoardLine Of(Option option, CommitmentBoard board, Sentences names)
    {
        var other = option.Holder == option.Debtor ? option.Creditor : option.Debtor;
        var id = IsAmbiguous(option, board) ? $" ({option.Id})" : "";
        return new BoardLine(
            option.Stream,
            $"{option.Stream}/{option.Id} (option)",
            LineKind.Option,
            $"{names.NameOf(option.Holder)}'s option with {names.NameOf(other)}{id}",
            Purpose(option.Left.Unit, option.Subject),
            $"{option.Left}",
            option.Left.Max ?? option.Left.Min,
            option.Left.Unit,
            Words.Of(option.Lifecycle),
            option.IsContested,
            1 + option.GrantedBy.Rivals.Count);
    }

    private static BoardLine Of(Investment investment, Sentences names)
    {
        var consideration = investment.Consideration == Consideration.Undisclosed
            ? ""
            : $", {Words.Of(investment.Consideration)}";
        return new BoardLine(
            investment.Stream,
            $"{investment.Stream}/{investment.Id} (equity)",
            LineKind.Investment,
            $"{names.NameOf(investment.Investor)} in {names.NameOf(investment.Issuer)}",
            "",
            $"{investment.Amount}",
            investment.Amount.Max ?? investment.Amount.Min,
            investment.Unit,
            investment.Amount.IsNone ? "cancelled" : $"{(investment.IsInvested ? "held" : "agreed")}{consideration}",
            investment.IsContested,
            1 + investment.AgreedBy.Rivals.Count);
    }

    private static BoardLine Of(Offering offering, Sentences names) => new(
        offering.Stream,
        $"{offering.Stream}",
        LineKind.Offering,
        $"{IssuerOf(offering, names)} offering",
        "",
        offering.Amount?.ToString() ?? "no amount",
        offering.Amount?.Max ?? 0,
        offering.Amount?.Unit ?? default,
        Words.Of(offering.Stage),
        offering.IsContested,
        1 + offering.Facts.Sum(fact => fact.Rivals.Count));

    private static BoardLine OverAllotment(Offering offering, Amount further, Sentences names) => new(
        offering.Stream,
        $"{offering.Stream} (over-allotment)",
        LineKind.Offering,
        $"{IssuerOf(offering, names)} over-allotment",
        "",
        $"{further}",
        further.Max ?? further.Min,
        further.Unit,
        "taken",
        offering.IsContested,
        1);

    private static string IssuerOf(Offering offering, Sentences names) =>
        offering.Issuer is { } issuer ? $"{names.NameOf(issuer)}'s" : "The";

    private static string Verb(CommitmentNature nature) => nature switch
    {
        CommitmentNature.Contingent => "may come to owe",
        CommitmentNature.NonBinding => "means to give",
        _ => "owes",
    };

    private static string Purpose(AmountUnit unit, string? subject) =>
        subject is null ? "" : $" {(unit.IsCurrency ? "for" : "of")} {subject.TrimEnd('.')}";

    /// <summary>True where the pair has several commitments in one unit, so that the label needs the id.</summary>
    private static bool IsAmbiguous(Commitment commitment, CommitmentBoard board)
    {
        var key = (commitment.Debtor, commitment.Creditor, commitment.Unit);
        return board.Commitments.Count(other => (other.Debtor, other.Creditor, other.Unit) == key) > 1;
    }

    /// <summary>True where the holder has several options in one partnership, so that the label needs the id.</summary>
    private static bool IsAmbiguous(Option option, CommitmentBoard board) =>
        board.Options.Count(other => other.Stream == option.Stream && other.Holder == option.Holder) > 1;
}
