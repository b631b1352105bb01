using System.Text.Encodings.Web;
using System.Text.Json;

namespace Replay;

/// <summary>A board as one JSON document.</summary>
internal static class BoardJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream utf8, CommitmentBoard board)
    {
        using (var json = new Utf8JsonWriter(utf8, Options))
        {
            json.WriteStartObject();
            json.WriteString("asOf", board.Viewpoint.AsOf.ToString("yyyy-MM-dd"));
            json.WriteString("knownAt", board.Viewpoint.KnownAt == DateTimeOffset.MaxValue ? null : RecordedInstant.Format(board.Viewpoint.KnownAt));
            json.WriteString("evidence", board.Viewpoint.Evidence.Name);
            json.WriteList("commitments", board.Commitments, Write);
            json.WriteList("totals", board.Totals, AnswerWriter.Write);
            json.WriteList("investments", board.Investments, Write);
            json.WriteList("options", board.Options, Write);
            json.WriteList("offerings", board.Offerings, Write);
            json.WriteList("anomalies", board.Anomalies, Write);
            json.WriteList("ungrounded", board.Ungrounded, Write);
            json.WriteEndObject();
        }

        utf8.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, Commitment commitment)
    {
        json.WriteString("stream", commitment.Stream.ToString());
        json.WriteString("commitment", commitment.Id.ToString());
        json.WriteString("deal", commitment.Deal?.ToString());
        json.WriteString("debtor", commitment.Debtor.ToString());
        json.WriteString("creditor", commitment.Creditor.ToString());
        json.WriteString("subject", commitment.Subject);
        json.WriteWord("nature", commitment.Nature);
        json.WriteWord("lifecycle", commitment.Lifecycle);
        json.WriteWord("standing", commitment.Standing);
        json.WriteBoolean("contested", commitment.IsContested);
        json.WriteAmount("committed", commitment.Committed);
        json.WriteAmount("performed", commitment.Performed);
        json.WriteAmount("withdrawn", commitment.Withdrawn);
        json.WriteAmount("novated", commitment.Novated);
        json.WriteAmount("outstanding", commitment.Outstanding);
    }

    private static void Write(Utf8JsonWriter json, Investment investment)
    {
        AnswerWriter.Write(json, investment);
        json.WriteBoolean("invested", investment.IsInvested);
        json.WriteWord("standing", investment.Standing);
    }

    private static void Write(Utf8JsonWriter json, Option option)
    {
        json.WriteString("stream", option.Stream.ToString());
        json.WriteString("option", option.Id.ToString());
        json.WriteString("holder", option.Holder.ToString());
        json.WriteString("debtor", option.Debtor.ToString());
        json.WriteString("creditor", option.Creditor.ToString());
        json.WriteWord("lifecycle", option.Lifecycle);
        json.WriteWord("standing", option.Standing);
        json.WriteBoolean("contested", option.IsContested);
        json.WriteAmount("left", option.Left);
    }

    private static void Write(Utf8JsonWriter json, Offering offering)
    {
        json.WriteString("stream", offering.Stream.ToString());
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

    private static void Write(Utf8JsonWriter json, Anomaly anomaly)
    {
        AnswerWriter.Write(json, anomaly);
        json.WriteString("message", anomaly.Message);
    }
}
