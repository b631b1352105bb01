using System.Buffers;
using System.Text.Json;

namespace Replay;

/// <summary>Writes answers, one JSON object a line.</summary>
internal sealed class AnswerWriter(Stream utf8)
{
    private readonly ArrayBufferWriter<byte> _line = new();

    public void Write(Query query, CommitmentBoard board)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, JsonWords.Plain))
        {
            json.WriteStartObject();
            json.WriteString("asOf", query.AsOf);
            json.WriteString("knownAt", query.KnownAt);
            json.WriteList("commitments", board.Commitments, Write);
            json.WriteList("totals", board.Totals, Write);
            json.WriteList("investments", board.Investments, Write);
            json.WriteList("offerings", board.Offerings.Where(offering => offering.Amount is not null), Write);
            json.WriteList("anomalies", board.Anomalies.DistinctBy(anomaly => (anomaly.Stream, anomaly.Entry, anomaly.Code)), Write);
            json.WriteEndObject();
        }

        _line.Write("\n"u8);
        utf8.Write(_line.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter json, PairTotal total)
    {
        json.WriteString("debtor", total.Debtor.ToString());
        json.WriteString("creditor", total.Creditor.ToString());
        json.WriteString("unit", total.Unit.ToString());
        json.WriteTotal("firm", total.Firm);
        json.WriteTotal("ceiling", total.Ceiling);
    }

    public static void Write(Utf8JsonWriter json, Investment investment)
    {
        json.WriteString("stream", investment.Stream.ToString());
        json.WriteString("investment", investment.Id.ToString());
        json.WriteString("investor", investment.Investor.ToString());
        json.WriteString("issuer", investment.Issuer.ToString());
        json.WriteWord("consideration", investment.Consideration);
        json.WriteAmount("amount", investment.Amount);
        json.WriteBoolean("contested", investment.IsContested);
    }

    public static void Write(Utf8JsonWriter json, Anomaly anomaly)
    {
        json.WriteString("stream", anomaly.Stream.ToString());
        json.WriteString("entry", anomaly.Entry.ToString());
        json.WriteString("code", anomaly.Code);
    }

    private static void Write(Utf8JsonWriter json, Commitment commitment)
    {
        json.WriteString("stream", commitment.Stream.ToString());
        json.WriteString("commitment", commitment.Id.ToString());
        json.WriteString("debtor", commitment.Debtor.ToString());
        json.WriteString("creditor", commitment.Creditor.ToString());
        json.WriteWord("nature", commitment.Nature);
        json.WriteString("status", commitment.IsOpen ? "open" : "closed");
        json.WriteBoolean("contested", commitment.IsContested);
        json.WriteAmount("outstanding", commitment.Outstanding);
    }

    private static void Write(Utf8JsonWriter json, Offering offering)
    {
        json.WriteString("stream", offering.Stream.ToString());
        json.WriteWord("stage", offering.Stage);
        json.WriteAmount("amount", offering.Amount ?? default);
    }
}
