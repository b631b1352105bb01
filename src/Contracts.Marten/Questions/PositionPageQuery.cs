using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>Asks the ledger's rows for a page of positions at a viewpoint, and for one position more.</summary>
internal sealed class PositionPageQuery(
    LedgerTables tables, string tenant, PositionFilter filter, int size, PageCursor? after, Viewpoint viewpoint)
    : LedgerQuery<Position>(tenant, viewpoint)
{
    /// <summary>The SQL condition on a row for a position that totals count on the day.</summary>
    public static string CountsInTotals => $"""
        (kind = {(short)FigureKind.Commitment} or (makes_firm and lifecycle = {(short)OptionLifecycle.Open}
            and (last_day is null or last_day >= @day)))
        """;

    /// <summary>The columns by which positions are ordered by key.</summary>
    public static IReadOnlyList<string> ByKey { get; } = ["stream_id", "kind", "position_id"];

    /// <summary>The columns by which positions are ordered by size.</summary>
    public static IReadOnlyList<string> BySize { get; } = ["rank", "rank_of_least", .. ByKey];

    private string Order => string.Join(", ", filter.Order == PositionOrder.Size ? BySize : ByKey);

    /// <remarks>
    /// Both orders are those of an index: from the place of the page before on, rows are passed over until there are
    /// enough.
    /// </remarks>
    public override string Rows => Viewpoint.Evidence.AsNamed is var policy && policy == NamedPolicies.All
        ? Of(tables.Rows, "true")
        : $"""
            select {RowReader.Columns} from (
                ({Of(tables.Rows, $"policies & {(short)policy} <> 0")})
                union all ({Of(tables.OwnRows, $"policies = {(short)policy}")})) as page
            order by {Order} limit {size + 1}
            """;

    private string Of(Table table, string condition) => $"""
        select {RowReader.Columns}, rank, rank_of_least from {table.Identifier}
        where tenant_id = @tenant and known_to > @known and known_from <= @known
            and effective_from <= @day and effective_to > @day
            and {condition} and {CountsInTotals} {Filtered}
        order by {Order} limit {size + 1}
        """;

    private string Filtered => string.Concat(
        filter.Party is null ? "" : " and (debtor = @party or creditor = @party)",
        filter.Debtor is null ? "" : " and debtor = @debtor",
        filter.Creditor is null ? "" : " and creditor = @creditor",
        filter.Unit is null ? "" : " and unit = @unit",
        filter.Nature is { } nature ? $" and nature = {(short)nature}" : "",
        filter.IsContested is { } contested ? $" and is_contested = {contested}" : "",
        filter.LeavesOutNothing ? " and rank < 0" : "",
        after is null ? ""
        : filter.Order == PositionOrder.Size
            ? $" and ({Order}) > (@rank, @least, @stream, @kind, @position)"
            : $" and ({Order}) > (@stream, @kind, @position)");

    public override void AddTo(NpgsqlParameterCollection parameters)
    {
        base.AddTo(parameters);
        foreach (var (name, party) in new[]
            { ("party", filter.Party), ("debtor", filter.Debtor), ("creditor", filter.Creditor) })
        {
            if (party is { } one)
                Add(parameters, name, NpgsqlDbType.Varchar, one.ToString());
        }

        if (filter.Unit is { } unit)
            Add(parameters, "unit", NpgsqlDbType.Varchar, unit.ToString());
        if (after?.Place is not { } place)
            return;
        if (filter.Order == PositionOrder.Size)
        {
            Add(parameters, "rank", NpgsqlDbType.Numeric, place.Rank);
            Add(parameters, "least", NpgsqlDbType.Numeric, place.Least);
        }

        Add(parameters, "stream", NpgsqlDbType.Varchar, place.Stream.ToString());
        Add(parameters, "kind", NpgsqlDbType.Smallint, (short)place.Key.Kind);
        Add(parameters, "position", NpgsqlDbType.Varchar, place.Key.Name);
    }

    public override IEnumerable<Position> RowsOf(FoldedStream folded, Func<History> entries) =>
        filter.InOrder(folded.Positions, after);

    public override Func<Position> Reading(NpgsqlDataReader reader)
    {
        var rows = new RowReader(reader);
        return () => rows.Read(Viewpoint.AsOf);
    }
}
