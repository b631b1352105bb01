using System.Text.Json;

namespace Replay;

/// <summary>The JSON of a portfolio.</summary>
internal static class PortfolioJson
{
    public static void Write(Utf8JsonWriter json, Portfolio portfolio)
    {
        json.WriteViewpoint(portfolio.Viewpoint);
        json.WriteStartObject("exposure");
        WriteExposure(json, portfolio);
        json.WriteEndObject();
        json.WriteList("concentration", portfolio.Debtors.Concat(portfolio.Creditors), Write);
        json.WriteList("backlogs", portfolio.Backlogs, Write);
        json.WriteList("deadlines", portfolio.Deadlines, Write);
        json.WriteList("cures", portfolio.Cures, Write);
        json.WriteList("holdings", portfolio.Holdings, Write);
        json.WriteList("contractedCapacity", portfolio.ContractedCapacity, Write);
        json.WriteList("capacity", portfolio.Capacity, Write);
    }

    private static void WriteExposure(Utf8JsonWriter json, Portfolio portfolio)
    {
        var exposure = portfolio.Exposure;
        json.WriteList("byUnit", exposure.ByUnit, WriteTotals);
        json.WriteList("byNature", exposure.ByNature, Write);
        json.WriteList("byDebtor", exposure.ByDebtor, (_, total) =>
        {
            json.WriteText("debtor", total.Debtor);
            WriteTotals(json, total);
        });
        json.WriteList("byCreditor", exposure.ByCreditor, (_, total) =>
        {
            json.WriteText("creditor", total.Creditor);
            WriteTotals(json, total);
        });
        json.WriteList("byPair", exposure.ByPair, (_, total) =>
        {
            json.WriteText("debtor", total.Debtor);
            json.WriteText("creditor", total.Creditor);
            WriteTotals(json, total);
        });
        json.WriteList("byDeal", portfolio.ByDeal, (_, total) =>
        {
            json.WriteText("stream", total.Stream);
            json.WriteText("deal", total.Deal);
            WriteTotals(json, total);
        });
    }

    private static void WriteTotals(Utf8JsonWriter json, PositionTotal total)
    {
        json.WriteText("unit", total.Unit);
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
        json.WriteText("unit", total.Unit);
        json.WriteTotal("total", total.Total);
        json.WriteWord("standing", total.Standing);
        json.WriteBoolean("contested", total.IsContested);
    }

    private static void Write(Utf8JsonWriter json, Concentration concentration)
    {
        json.WriteWord("side", concentration.Side);
        json.WriteText("unit", concentration.Unit);
        json.WriteList("shares", concentration.Shares, (_, share) =>
        {
            json.WriteText("party", share.Party);
            json.WriteExact("min", share.Min);
            json.WriteExact("max", share.Max);
            json.WriteBoolean("point", share.IsPoint);
        });
        json.WriteText("largest", concentration.Largest);
        json.WriteTexts("perhapsLargest", concentration.PerhapsLargest);
        json.WriteExact("herfindahl", concentration.Herfindahl);
    }

    private static void Write(Utf8JsonWriter json, Backlog backlog)
    {
        json.WriteText("creditor", backlog.Creditor);
        json.WriteText("unit", backlog.Unit);
        json.WriteTotal("whole", backlog.Whole);
        foreach (var part in backlog.ByMaturity)
            json.WriteTotal(JsonNamingPolicy.CamelCase.ConvertName($"{part.Maturity}"), part.Total);
        json.WriteWord("standing", backlog.Standing);
        json.WriteBoolean("contested", backlog.IsContested);
    }

    private static void Write(Utf8JsonWriter json, Deadline deadline)
    {
        json.WriteText("stream", deadline.Stream);
        json.WriteText("milestone", deadline.Milestone);
        json.WriteText("deal", deadline.Deal);
        json.WriteString("description", deadline.Description);
        json.WriteText("due", deadline.Due);
        json.WriteDate("lastDay", deadline.LastDay);
        json.WriteWord("status", deadline.Status);
        json.WriteBoolean("contested", deadline.IsContested);
    }

    private static void Write(Utf8JsonWriter json, Cure cure)
    {
        json.WriteText("stream", cure.Stream);
        json.WriteText("breach", cure.Breach);
        json.WriteText("deal", cure.Deal);
        json.WriteText("party", cure.Party);
        json.WriteString("duty", cure.Duty);
        json.WriteDate("lastDay", cure.LastDay);
        json.WriteWord("status", cure.Status);
        json.WriteBoolean("contested", cure.IsContested);
    }

    private static void Write(Utf8JsonWriter json, Holding holding)
    {
        json.WriteText("stream", holding.Stream);
        json.WriteText("investment", holding.Investment);
        json.WriteText("investor", holding.Investor);
        json.WriteText("issuer", holding.Issuer);
        json.WriteAmount("amount", holding.Amount);
        json.WriteAmount("shares", holding.Shares);
        json.WriteWord("consideration", holding.Consideration);
        json.WriteBoolean("invested", holding.IsInvested);
        json.WriteWord("standing", holding.Standing);
        json.WriteBoolean("contested", holding.IsContested);
    }

    private static void Write(Utf8JsonWriter json, ContractedCapacity capacity)
    {
        json.WriteText("party", capacity.Party);
        json.WriteText("unit", capacity.Unit);
        json.WriteTotal("toProvide", capacity.ToProvide);
        json.WriteTotal("toReceive", capacity.ToReceive);
    }

    private static void Write(Utf8JsonWriter json, CapacityFigures capacity)
    {
        json.WriteText("organization", capacity.Organization);
        json.WriteString("kind", capacity.Kind);
        json.WriteAmount("online", capacity.Online);
        json.WriteAmount("reported", capacity.Reported);
    }
}
