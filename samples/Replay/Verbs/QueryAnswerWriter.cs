using System.Buffers;
using System.Text.Json;

namespace Replay;

/// <summary>Writes the answers to queries, one JSON object a line.</summary>
internal sealed class QueryAnswerWriter(Stream utf8)
{
    private readonly ArrayBufferWriter<byte> _line = new();

    public void Write(Query query, CommitmentBoard board)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, Json.Compact))
        {
            json.WriteStartObject();
            Write(json, query, board);
            json.WriteEndObject();
        }

        _line.Write("\n"u8);
        utf8.Write(_line.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Query query, CommitmentBoard board)
    {
        json.WriteString("asOf", query.AsOf);
        json.WriteString("knownAt", query.KnownAt);
        json.WriteList("commitments", board.Commitments, WriteCommitment);
        json.WriteList("totals", board.Totals, BoardJson.WriteTotal);
        json.WriteList("options", board.Options, WriteOption);
        WriteDeals(json, board.Partnerships);
        json.WriteList("investments", board.Investments, BoardJson.WriteInvestment);
        json.WriteList("offerings", board.Offerings.Where(offering => offering.Amount is not null), WriteOffering);
        json.WriteList(
            "anomalies",
            board.Anomalies.DistinctBy(anomaly => (anomaly.Stream, anomaly.Entry, anomaly.Code)),
            BoardJson.WriteAnomalyCode);
    }

    private static void WriteCommitment(Utf8JsonWriter json, Commitment commitment)
    {
        json.WriteText("stream", commitment.Stream);
        json.WriteText("commitment", commitment.Id);
        json.WriteText("debtor", commitment.Debtor);
        json.WriteText("creditor", commitment.Creditor);
        json.WriteWord("nature", commitment.Nature);
        json.WriteString("status", commitment.IsOpen ? "open" : "closed");
        json.WriteBoolean("contested", commitment.IsContested);
        BoardJson.WriteAmounts(json, commitment);
    }

    private static void WriteOption(Utf8JsonWriter json, Option option)
    {
        json.WriteText("stream", option.Stream);
        json.WriteText("option", option.Id);
        json.WriteText("holder", option.Holder);
        json.WriteText("debtor", option.Debtor);
        json.WriteText("creditor", option.Creditor);
        json.WriteWord("status", option.Lifecycle);
        json.WriteBoolean("contested", option.IsContested);
        json.WriteAmount("left", option.Left);
    }

    private static void WriteDeals(Utf8JsonWriter json, IEnumerable<Partnership> partnerships) => json.WriteList(
        "deals",
        from partnership in partnerships
        from deal in partnership.Deals
        select (partnership.Stream, Deal: deal),
        (_, signed) =>
        {
            json.WriteText("stream", signed.Stream);
            json.WriteText("deal", signed.Deal.Id);
            json.WriteStartObject("term");
            json.WriteText("from", signed.Deal.Term?.From);
            json.WriteText("to", signed.Deal.Term?.To);
            json.WriteDate("next", signed.Deal.RoundEndsOn);
            json.WriteEndObject();
            json.WriteWord("status", signed.Deal.Lifecycle);
        });

    private static void WriteOffering(Utf8JsonWriter json, Offering offering)
    {
        json.WriteText("stream", offering.Stream);
        json.WriteWord("stage", offering.Stage);
        json.WriteAmount("amount", offering.Amount);
    }
}
