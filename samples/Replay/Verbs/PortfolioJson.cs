using System.Text.Encodings.Web;
using System.Text.Json;

namespace Replay;

/// <summary>A portfolio as one JSON document.</summary>
internal static class PortfolioJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream utf8, Portfolio portfolio)
    {
        using (var json = new Utf8JsonWriter(utf8, Options))
        {
            json.WriteStartObject();
            json.WriteString("asOf", portfolio.Viewpoint.AsOf.ToString("yyyy-MM-dd"));
            json.WriteString("knownAt", portfolio.Viewpoint.KnownAt == DateTimeOffset.MaxValue ? null : RecordedInstant.Format(portfolio.Viewpoint.KnownAt));
            json.WriteString("evidence", portfolio.Viewpoint.Evidence.Name);
            json.WriteStartObject("exposure");
            json.WriteList("byUnit", portfolio.Exposure.ByUnit, WriteTotals);
            json.WriteList("byNature", portfolio.Exposure.ByNature, Write);
            json.WriteList("byDebtor", portfolio.Exposure.ByDebtor, (_, total) => WriteTotals(json, total, ("debtor", $"{total.Debtor}")));
            json.WriteList("byCreditor", portfolio.Exposure.ByCreditor, (_, total) => WriteTotals(json, total, ("creditor", $"{total.Creditor}")));
            json.WriteList("byPair", portfolio.Exposure.ByPair, (_, total) => WriteTotals(json, total, ("debtor", $"{total.Debtor}"), ("creditor", $"{total.Creditor}")));
            json.WriteList("byDeal", portfolio.Exposure.ByDeal, (_, total) => WriteTotals(json, total, ("stream", $"{total.Stream}"), ("deal", total.Deal?.ToString())));
            json.WriteEndObject();
            json.WriteList("concentration", portfolio.Debtors.Concat(portfolio.Creditors), Write);
            json.WriteList("backlogs", portfolio.Backlogs, Write);
            json.WriteList("deadlines", portfolio.Deadlines, Write);
            json.WriteList("cures", portfolio.Cures, Write);
            json.WriteList("holdings", portfolio.Holdings, Write);
            json.WriteList("contractedCapacity", portfolio.ContractedCapacity, Write);
            json.WriteList("capacity", portfolio.Capacity, Write);
            json.WriteEndObject();
        }

        utf8.Write("\n"u8);
    }

    private static void WriteTotals(Utf8JsonWriter json, PositionTotal total) => WriteTotals(json, total, []);

    private static void WriteTotals(Utf8JsonWriter json, PositionTotal total, params ReadOnlySpan<(string Name, string? Value)> keys)
    {
        foreach (var (name, value) in keys)
            json.WriteString(name, value);
        json.WriteString("unit", total.Unit.ToString());
        json.WriteTotal("firm", total.Firm);
        json.WriteTotal("ceiling", total.Ceiling);
        json.WriteTotal("contingent", total.Contingent);
        json.WriteTotal("nonBinding", total.NonBinding);
        json.WriteTotal("options", total.Options);
        json.WriteWord("standing", total.Standing);
        json.WriteBoolean("contested", total.IsContested);
    }

    private static void Write(Utf8JsonWriter json, NatureTotal total)
    {
        json.WriteWord("nature", total.Nature);
        json.WriteString("unit", total.Unit.ToString());
        json.WriteTotal("total", total.Total);
        json.WriteWord("standing", total.Standing);
        json.WriteBoolean("contested", total.IsContested);
    }

    private static void Write(Utf8JsonWriter json, Concentration concentration)
    {
        json.WriteWord("side", concentration.Side);
        json.WriteString("unit", concentration.Unit.ToString());
        json.WriteList("shares", concentration.Shares, (_, share) =>
        {
            json.WriteString("party", share.Party.ToString());
            json.WriteExact("min", share.Min);
            json.WriteExact("max", share.Max);
            json.WriteBoolean("point", share.IsPoint);
        });
        json.WriteString("largest", concentration.Largest?.ToString());
        json.WriteStartArray("perhapsLargest");
        foreach (var party in concentration.PerhapsLargest)
            json.WriteStringValue(party.ToString());
        json.WriteEndArray();
        if (concentration.Herfindahl is { } index)
            json.WriteExact("herfindahl", index);
        else
            json.WriteNull("herfindahl");
    }

    private static void Write(Utf8JsonWriter json, Backlog backlog)
    {
        json.WriteString("creditor", backlog.Creditor.ToString());
        json.WriteString("unit", backlog.Unit.ToString());
        json.WriteTotal("whole", backlog.Whole);
        foreach (var part in backlog.ByMaturity)
            json.WriteTotal(JsonNamingPolicy.CamelCase.ConvertName($"{part.Maturity}"), part.Total);
        json.WriteWord("standing", backlog.Standing);
        json.WriteBoolean("contested", backlog.IsContested);
    }

    private static void Write(Utf8JsonWriter json, Deadline deadline)
    {
        json.WriteString("stream", deadline.Stream.ToString());
        json.WriteString("milestone", deadline.Milestone?.ToString());
        json.WriteString("deal", deadline.Deal?.ToString());
        json.WriteString("description", deadline.Description);
        json.WriteString("due", deadline.Due?.ToString());
        json.WriteString("lastDay", deadline.LastDay?.ToString("yyyy-MM-dd"));
        json.WriteWord("status", deadline.Status);
        json.WriteBoolean("contested", deadline.IsContested);
    }

    private static void Write(Utf8JsonWriter json, Cure cure)
    {
        json.WriteString("stream", cure.Stream.ToString());
        json.WriteString("breach", cure.Breach.ToString());
        json.WriteString("deal", cure.Deal.ToString());
        json.WriteString("party", cure.Party.ToString());
        json.WriteString("duty", cure.Duty);
        json.WriteString("lastDay", cure.LastDay?.ToString("yyyy-MM-dd"));
        json.WriteWord("status", cure.Status);
        json.WriteBoolean("contested", cure.IsContested);
    }

    private static void Write(Utf8JsonWriter json, Holding holding)
    {
        json.WriteString("stream", holding.Stream.ToString());
        json.WriteString("investment", holding.Investment.ToString());
        json.WriteString("investor", holding.Investor.ToString());
        json.WriteString("issuer", holding.Issuer.ToString());
        json.WriteAmount("amount", holding.Amount);
        json.WriteAmount("shares", holding.Shares);
        json.WriteWord("consideration", holding.Consideration);
        json.WriteBoolean("invested", holding.IsInvested);
        json.WriteWord("standing", holding.Standing);
        json.WriteBoolean("contested", holding.IsContested);
    }

    private static void Write(Utf8JsonWriter json, ContractedCapacity capacity)
    {
        json.WriteString("party", capacity.Party.ToString());
        json.WriteString("unit", capacity.Unit.ToString());
        json.WriteTotal("toProvide", capacity.ToProvide);
        json.WriteTotal("toReceive", capacity.ToReceive);
    }

    private static void Write(Utf8JsonWriter json, Capacity capacity)
    {
        json.WriteString("organization", capacity.Organization.ToString());
        json.WriteString("kind", capacity.Kind);
        json.WriteAmount("online", capacity.Online);
        json.WriteAmount("reported", capacity.Reported);
    }
}
