using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>Asks the ledger's rows for the sums between parties at a viewpoint, which PostgreSQL adds up.</summary>
internal sealed class ExposureQuery(LedgerTables tables, string tenant, Id<Party>? party, Viewpoint viewpoint)
    : LedgerQuery<PositionSum>(tenant, viewpoint)
{
    /// <summary>The place of the amount that totals count.</summary>
    private const int Counted = AmountTraits.Amounts - 1;

    public override string Rows => Viewpoint.Evidence.AsNamed is var policy && policy == NamedPolicies.All
        ? Summed(Of(tables.Rows, "true"))
        : Summed($"""
            {Of(tables.Rows, $"policies & {(short)policy} <> 0")}
            union all {Of(tables.OwnRows, $"policies = {(short)policy}")}
            """);

    public override void AddTo(NpgsqlParameterCollection parameters)
    {
        base.AddTo(parameters);
        if (party is { } one)
            Add(parameters, "party", NpgsqlDbType.Varchar, one.ToString());
    }

    public override IEnumerable<PositionSum> RowsOf(FoldedStream folded, Func<History> entries) =>
        PositionSum.Of(party is { } one ? folded.Positions.Where(PositionScope.Of(one).Holds) : folded.Positions);

    public override Func<PositionSum> Reading(NpgsqlDataReader reader)
    {
        var (parties, units) = (new Dictionary<string, Id<Party>>(), new Dictionary<string, AmountUnit>());
        return () => new PositionSum(
            Once(parties, reader.GetString(0), slug => new Id<Party>(slug)),
            Once(parties, reader.GetString(1), slug => new Id<Party>(slug)),
            (PositionNature)reader.GetInt16(3),
            reader.GetBoolean(4),
            new Total
            {
                Unit = Once(units, reader.GetString(2), unit => new AmountUnit(unit)),
                Min = reader.GetDecimal(5),
                Max = reader.GetDecimal(6),
                OpenEnded = checked((int)reader.GetInt64(7)),
                IsApproximate = reader.GetBoolean(8),
            },
            (Standing)reader.GetInt16(9),
            reader.GetBoolean(10));

        static T Once<T>(Dictionary<string, T> known, string text, Func<string, T> make)
        {
            if (!known.TryGetValue(text, out var made))
                known.Add(text, made = make(text));
            return made;
        }
    }

    private static string Summed(string rows) => $"""
        select debtor, creditor, unit, nature, passes_on is not null,
            sum(coalesce(outstanding_min, 0)),
            coalesce(sum(case when is_point then coalesce(outstanding_min, 0) else outstanding_max end), 0),
            count(*) filter (where not is_point and outstanding_max is null),
            bool_or(traits & {AmountTraits.ApproximateAt(Counted)} <> 0), max(standing), bool_or(is_contested)
        from (
            select *, traits & {AmountTraits.Point(Counted)} <> 0 as is_point from ({rows}) as held
        ) as position
        group by debtor, creditor, unit, nature, passes_on is not null
        """;

    /// <summary>
    /// Rows without an end lie together in their index, by their beginning: those that began later are passed over.
    /// </summary>
    private string Of(Table table, string condition)
    {
        var rows = $"""
            select debtor, creditor, unit, nature, passes_on, outstanding_min, outstanding_max, traits, standing,
                is_contested
            from {table.Identifier}
            where tenant_id = @tenant and known_from <= @known and effective_from <= @day and effective_to > @day
                and {PositionPageQuery.CountsInTotals} and {condition}
            """;
        return party is null
            ? $"{rows} and known_to = 'infinity' union all {rows} and known_to > @known and known_to < 'infinity'"
            : $"{rows} and known_to > @known and debtor = @party "
                + $"union all {rows} and known_to > @known and creditor = @party";
    }
}
