using System.Text.Json;

namespace Replay;

/// <summary>The JSON of a board.</summary>
internal static class BoardJson
{
    public static void Write(Utf8JsonWriter json, CommitmentBoard board, Sentences words)
    {
        json.WriteViewpoint(board.Viewpoint);
        json.WriteList("commitments", board.Commitments, WriteCommitment);
        json.WriteList(
            "deals",
            from partnership in board.Partnerships
            from deal in partnership.Deals
            select (partnership.Stream, Deal: deal),
            (_, signed) => WriteDeal(json, signed.Stream, signed.Deal, words));
        json.WriteList("totals", board.Totals, WriteTotal);
        json.WriteList("investments", board.Investments, (_, investment) =>
        {
            WriteInvestment(json, investment);
            json.WriteText("deal", investment.Deal);
            json.WriteBoolean("invested", investment.IsInvested);
            json.WriteWord("standing", investment.Standing);
        });
        json.WriteList("options", board.Options, WriteOption);
        json.WriteList("offerings", board.Offerings, WriteOffering);
        json.WriteList("anomalies", board.Anomalies, WriteAnomaly);
        json.WriteList("ungrounded", board.Ungrounded, WriteAnomaly);
    }

    public static void WriteTotal(Utf8JsonWriter json, PairTotal total)
    {
        json.WriteText("debtor", total.Debtor);
        json.WriteText("creditor", total.Creditor);
        json.WriteText("unit", total.Unit);
        json.WriteTotal("firm", total.Firm);
        json.WriteTotal("ceiling", total.Ceiling);
    }

    public static void WriteInvestment(Utf8JsonWriter json, Investment investment)
    {
        json.WriteText("stream", investment.Stream);
        json.WriteText("investment", investment.Id);
        json.WriteText("investor", investment.Investor);
        json.WriteText("issuer", investment.Issuer);
        json.WriteWord("consideration", investment.Consideration);
        json.WriteAmount("committed", investment.Committed);
        json.WriteAmount("invested", investment.Invested);
        json.WriteAmount("held", investment.Held);
        json.WriteAmount("outstanding", investment.Outstanding);
        json.WriteAmount("amount", investment.Amount);
        json.WriteBoolean("contested", investment.IsContested);
    }

    /// <summary>Writes an anomaly with its message.</summary>
    public static void WriteAnomaly(Utf8JsonWriter json, Anomaly anomaly)
    {
        WriteAnomalyCode(json, anomaly);
        json.WriteString("message", anomaly.Message);
    }

    /// <summary>Writes an anomaly without its message.</summary>
    public static void WriteAnomalyCode(Utf8JsonWriter json, Anomaly anomaly)
    {
        json.WriteText("stream", anomaly.Stream);
        json.WriteText("entry", anomaly.Entry);
        json.WriteString("code", anomaly.Code);
    }

    private static void WriteDeal(Utf8JsonWriter json, StreamKey stream, Deal deal, Sentences words)
    {
        json.WriteText("stream", stream);
        json.WriteText("deal", deal.Id);
        json.WriteString("title", deal.Title);
        json.WriteWord("nature", deal.Nature);
        json.WriteText("master", deal.Master);
        json.WriteStartObject("term");
        json.WriteText("from", deal.Term?.From);
        json.WriteText("to", deal.Term?.To);
        json.WriteDate("next", deal.RoundEndsOn);
        json.WriteEndObject();
        json.WriteWord("lifecycle", deal.Lifecycle);
        json.WriteString("reason", (deal.EndedBy ?? deal.SuspendedBy) is { } reason ? words.Of(reason.Form) : null);
        json.WriteText("since", (deal.EndedBy ?? deal.SuspendedBy)?.EffectiveOn);
        json.WriteWord("standing", deal.Standing);
        json.WriteBoolean("contested", deal.IsContested);
    }

    private static void WriteCommitment(Utf8JsonWriter json, Commitment commitment)
    {
        json.WriteText("stream", commitment.Stream);
        json.WriteText("commitment", commitment.Id);
        json.WriteText("deal", commitment.Deal);
        json.WriteText("debtor", commitment.Debtor);
        json.WriteText("creditor", commitment.Creditor);
        json.WriteString("subject", commitment.Subject);
        json.WriteWord("nature", commitment.Nature);
        json.WriteWord("lifecycle", commitment.Lifecycle);
        json.WriteWord("standing", commitment.Standing);
        json.WriteBoolean("contested", commitment.IsContested);
        WriteAmounts(json, commitment);
    }

    /// <summary>Writes every amount of a commitment.</summary>
    public static void WriteAmounts(Utf8JsonWriter json, Commitment commitment)
    {
        json.WriteAmount("committed", commitment.Committed);
        json.WriteAmount("performed", commitment.Performed);
        json.WriteAmount("withdrawn", commitment.Withdrawn);
        json.WriteAmount("reduced", commitment.Reduced);
        json.WriteAmount("novated", commitment.Novated);
        json.WriteAmount("exceeded", commitment.Exceeded);
        json.WriteAmount("outstanding", commitment.Outstanding);
    }

    private static void WriteOption(Utf8JsonWriter json, Option option)
    {
        json.WriteText("stream", option.Stream);
        json.WriteText("option", option.Id);
        json.WriteText("holder", option.Holder);
        json.WriteText("debtor", option.Debtor);
        json.WriteText("creditor", option.Creditor);
        json.WriteWord("lifecycle", option.Lifecycle);
        json.WriteWord("standing", option.Standing);
        json.WriteBoolean("contested", option.IsContested);
        json.WriteAmount("left", option.Left);
    }

    private static void WriteOffering(Utf8JsonWriter json, Offering offering)
    {
        json.WriteText("stream", offering.Stream);
        json.WriteWord("stage", offering.Stage);
        json.WriteAmount("amount", offering.Amount);
        json.WriteAmount("shares", offering.Shares);
        json.WriteAmount("price", offering.Price);
        json.WriteAmount("furtherShares", offering.FurtherShares);
        json.WriteAmount("furtherAmount", offering.FurtherAmount);
        json.WriteAmount("proceeds", offering.Proceeds);
        json.WriteWord("standing", offering.Standing);
        json.WriteBoolean("contested", offering.IsContested);
    }
}
