using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>Asks the ledger's rows for a page of positions at a viewpoint, and for one position more.</summary>
internal sealed class PositionPageQuery(
    LedgerTables tables, string tenant, PositionFilter filter, int size, PageCursor? after, Viewpoint viewpoint)
    : LedgerQuery<Position>(tenant, viewpoint)
{
    private const string Least = "-coalesce(outstanding_min, 0)";

    /// <summary>The SQL condition on a row for a position that totals count on the day.</summary>
    public static string CountsInTotals => $"""
        (kind = {(short)FigureKind.Commitment} or (makes_firm and lifecycle = {(short)OptionLifecycle.Open}
            and (last_day is null or last_day >= @day)))
        """;

    private string Order => (filter.Order == PositionOrder.Size ? $"rank, {Least}, " : "")
        + "stream_id, kind, position_id";

    /// <remarks>
    /// Rows without an end are found by their size in an index; the others, of which there are few about what was known
    /// lately, are sorted.
    /// </remarks>
    public override string Rows
    {
        get
        {
            var policy = (short)Viewpoint.Evidence.AsNamed;
            var parts = policy == (short)NamedPolicies.All
                ? [(tables.Rows, "true")]
                : new[] { (tables.Rows, $"policies & {policy} <> 0"), (tables.OwnRows, $"policies = {policy}") };
            var each = parts.SelectMany(part => new[]
            {
                Of(part.Item1, $"{part.Item2} and known_to = 'infinity' and {LedgerTables.WithoutEnd}"),
                Of(part.Item1, $"{part.Item2} and known_to > @known and known_to < 'infinity'"),
            });
            return $"""
                select {RowReader.Columns} from ({string.Join(" union all ", each)}) as page order by {Order}
                    limit {size + 1}
                """;
        }
    }

    private string Of(Table table, string condition) => $"""
        (select {RowReader.Columns}, rank from {table.Identifier}
        where tenant_id = @tenant and known_from <= @known and effective_from <= @day and effective_to > @day
            and {condition} and {CountsInTotals} {Filtered}
        order by {Order} limit {size + 1})
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
            ? $"""
                 and rank >= @rank and (rank, {Least}, stream_id, kind, position_id)
                    > (@rank, @least, @stream, @kind, @position)
                """
            : " and (stream_id, kind, position_id) > (@stream, @kind, @position)");

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
