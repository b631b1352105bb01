using Contracts.Storage;
using Npgsql;

namespace Contracts.Benchmarks.Ledger;

/// <summary>The questions of a portfolio that are measured, each with its ideal table.</summary>
internal static class PortfolioQuestions
{
    private static readonly string[] Amounts = ["committed", "performed", "withdrawn", "novated", "outstanding"];
    private static readonly string[] Places = ["committed", "performed", "withdrawn", "reduced", "novated", "exceeded", "outstanding"];

    /// <summary>The columns of totals: firm commitments and options that count, each with its bounds.</summary>
    private static readonly string Counted =
        $"debtor, creditor, unit, nature, passes_on is not null as is_passed_on, {Bounds("outstanding")}, traits & {AmountTraits.ApproximateAt(6)} <> 0 as is_approximate, standing, is_contested, last_day";

    private const string Counting = "contracts.ledger_row where kind = 0 or (makes_firm and lifecycle = 0)";

    public static IReadOnlyList<PortfolioQuestion> All =>
    [
        new("positions", Positions, async view => Seen.Of((await view.PositionsAsync()).Value, position => position.Figures.Counted.Min)),
        new("exposure", Exposure, async view => Seen.Of((await view.ExposureAsync()).Value.ByPair, pair => pair.Firm.Min + pair.Options.Min)),
        new("concentration", Concentration, async view => Seen.Of((await view.ConcentrationAsync(CommitmentSide.Debtor)).Value.Single().Shares, share => share.Total.Min)),
        new("deadlines", Deadlines, async view => Seen.Of((await view.DeadlinesAsync()).Value, deadline => deadline.LastDay?.DayNumber ?? 0)),
        new("holdings", Holdings, async view => Seen.Of((await view.HoldingsAsync()).Value, holding => holding.Amount.Min)),
    ];

    private static IdealTable Positions => new IdealTable<IdealPosition>(
        "ideal_position",
        $"stream_id, kind, position_id, debtor, creditor, deal, passes_on, nature, lifecycle, standing, is_contested, unit, traits, {string.Join(", ", Amounts.Select(Bounds))}",
        "contracts.ledger_row",
        $"select stream_id, kind, position_id, debtor, creditor, deal, passes_on, nature, lifecycle, standing, is_contested, unit, traits, {string.Join(", ", Amounts.Select(name => $"{name}_min, {name}_max"))} from {{held}}",
        row => new IdealPosition(
            row.GetString(0), row.GetInt16(1), row.GetString(2), row.GetString(3), row.GetString(4), Text(row, 5), Text(row, 6), row.GetInt16(7), row.GetInt16(8), row.GetInt16(9), row.GetBoolean(10),
            row.GetString(11), row.GetInt32(12), row.GetDecimal(13), Bound(row, 14), row.GetDecimal(15), Bound(row, 16), row.GetDecimal(17), Bound(row, 18), row.GetDecimal(19), Bound(row, 20), row.GetDecimal(21), Bound(row, 22)),
        position => position.OutstandingMin);

    private static IdealTable Exposure => new IdealTable<IdealSum>(
        "ideal_exposure",
        Counted,
        Counting,
        """
        select debtor, creditor, unit,
            sum(outstanding_min) filter (where nature = 0 or nature = 3), sum(outstanding_max) filter (where nature = 0 or nature = 3),
            count(*) filter (where outstanding_max is null), bool_or(is_approximate), max(standing), bool_or(is_contested)
        from {held} and (last_day is null or last_day >= $2) group by debtor, creditor, unit
        """,
        row => new IdealSum(row.GetString(0), row.GetString(1), row.GetString(2), row.GetDecimal(3), Bound(row, 4), row.GetInt64(5), row.GetBoolean(6), row.GetInt16(7), row.GetBoolean(8)),
        sum => sum.Min);

    private static IdealTable Concentration => new IdealTable<IdealShare>(
        "ideal_exposure",
        Counted,
        Counting,
        """
        select debtor, unit, sum(outstanding_min), sum(outstanding_max), count(*) filter (where outstanding_max is null)
        from {held} and nature = 0 and not is_passed_on group by debtor, unit
        having count(*) filter (where outstanding_max is null) > 0 or sum(outstanding_max) > 0
        """,
        row => new IdealShare(row.GetString(0), row.GetString(1), row.GetDecimal(2), Bound(row, 3), row.GetInt64(4)),
        share => share.Min);

    private static IdealTable Deadlines => new IdealTable<IdealDeadline>(
        "ideal_deadline",
        """
        stream_id, content ->> 'milestone' as milestone, content ->> 'deal' as deal, content ->> 'commitment' as commitment, content ->> 'description' as description,
            content ->> 'party' as party, content ->> 'counterparty' as counterparty, content ->> 'due' as due, (content ->> 'lastDayDue')::date as last_day_due,
            (content ->> 'lastDay')::date as last_day, (content ->> 'missedOn')::date as missed_on, content ->> 'status' as status, (content ->> 'isAwaited')::boolean as is_awaited,
            content ->> 'namedBy' as named_by, content ->> 'standing' as standing, (content ->> 'isContested')::boolean as is_contested
        """,
        "contracts.ledger_item where kind in (6, 7)",
        "select stream_id, milestone, deal, commitment, description, party, counterparty, due, last_day_due, last_day, missed_on, status, is_awaited, named_by, standing, is_contested from {held}",
        row => new IdealDeadline(
            row.GetString(0), Text(row, 1), Text(row, 2), Text(row, 3), Text(row, 4), Text(row, 5), Text(row, 6), Text(row, 7), Day(row, 8), Day(row, 9), Day(row, 10),
            row.GetString(11), row.GetBoolean(12), row.GetString(13), row.GetString(14), row.GetBoolean(15)),
        deadline => deadline.LastDay?.DayNumber ?? 0);

    private static IdealTable Holdings => new IdealTable<IdealHolding>(
        "ideal_holding",
        $"""
        stream_id, content ->> 'investment' as investment, content ->> 'investor' as investor, content ->> 'issuer' as issuer, content ->> 'consideration' as consideration,
            (content ->> 'isInvested')::boolean as is_invested, (content ->> 'isContingent')::boolean as is_contingent, content #>> array['amount', 'unit'] as unit,
            {string.Join(", ", HeldAmounts.Select(name => $"(content #>> array['{name}', 'min'])::numeric as {name}_min, (content #>> array['{name}', 'max'])::numeric as {name}_max"))},
            content ->> 'standing' as standing, (content ->> 'isContested')::boolean as is_contested
        """,
        "contracts.ledger_item where kind = 2",
        $"select stream_id, investment, investor, issuer, consideration, is_invested, is_contingent, unit, {string.Join(", ", HeldAmounts.Select(name => $"{name}_min, {name}_max"))}, standing, is_contested from {{held}}",
        row => new IdealHolding(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5), row.GetBoolean(6), row.GetString(7),
            row.GetDecimal(8), Bound(row, 9), row.GetDecimal(10), Bound(row, 11), row.GetDecimal(12), Bound(row, 13), row.GetDecimal(14), Bound(row, 15), row.GetDecimal(16), Bound(row, 17), row.GetString(18), row.GetBoolean(19)),
        holding => holding.AmountMin);

    private static readonly string[] HeldAmounts = ["amount", "committed", "invested", "held", "outstanding"];

    /// <summary>The bounds as anybody would state them; the ledger's rows leave out what says itself.</summary>
    private static string Bounds(string name)
    {
        var place = Array.IndexOf(Places, name);
        return $"coalesce({name}_min, 0) as {name}_min, case when traits & {AmountTraits.Point(place)} <> 0 then coalesce({name}_min, 0) else {name}_max end as {name}_max";
    }

    private static string? Text(NpgsqlDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);

    private static decimal? Bound(NpgsqlDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetDecimal(ordinal);

    private static DateOnly? Day(NpgsqlDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetFieldValue<DateOnly>(ordinal);

    private sealed record IdealPosition(
        string Stream, short Kind, string Position, string Debtor, string Creditor, string? Deal, string? PassesOn, short Nature, short Lifecycle, short Standing, bool IsContested, string Unit, int Traits,
        decimal CommittedMin, decimal? CommittedMax, decimal PerformedMin, decimal? PerformedMax, decimal WithdrawnMin, decimal? WithdrawnMax, decimal NovatedMin, decimal? NovatedMax,
        decimal OutstandingMin, decimal? OutstandingMax);

    private sealed record IdealSum(string Debtor, string Creditor, string Unit, decimal Min, decimal? Max, long OpenEnded, bool IsApproximate, short Standing, bool IsContested);

    private sealed record IdealShare(string Debtor, string Unit, decimal Min, decimal? Max, long OpenEnded);

    private sealed record IdealDeadline(
        string Stream, string? Milestone, string? Deal, string? Commitment, string? Description, string? Party, string? Counterparty, string? Due, DateOnly? LastDayDue, DateOnly? LastDay,
        DateOnly? MissedOn, string Status, bool IsAwaited, string NamedBy, string Standing, bool IsContested);

    private sealed record IdealHolding(
        string Stream, string Investment, string Investor, string Issuer, string Consideration, bool IsInvested, bool IsContingent, string Unit,
        decimal AmountMin, decimal? AmountMax, decimal CommittedMin, decimal? CommittedMax, decimal InvestedMin, decimal? InvestedMax, decimal HeldMin, decimal? HeldMax,
        decimal OutstandingMin, decimal? OutstandingMax, string Standing, bool IsContested);
}
