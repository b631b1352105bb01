using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>
/// Asks the corners for the total of a scope in a unit at a viewpoint, by nature: a few rows however large the ledger
/// is.
/// </summary>
internal sealed class TotalQuery(
    LedgerTables tables, string tenant, TotalScope scope, AmountUnit unit, Viewpoint viewpoint)
    : LedgerQuery<(PositionNature Nature, CornerMeasures Sum)>(tenant, viewpoint)
{
    /// <summary>
    /// The last checkpoint that is known by then, the blocks after it, the corners after those, and the corners that
    /// are not rolled up yet.
    /// </summary>
    public override string Rows => $"""
        with checkpoint as (
            select id, known_to, variants from {tables.Blocks.Identifier}
            where tenant_id = @tenant and unit = @unit and debtor = @debtor and creditor = @creditor and is_checkpoint
                and known_to <= @known
            order by known_to desc limit 1),
        block as (
            select id, known_to, variants from checkpoint
            union all
            select id, known_to, variants from {tables.Blocks.Identifier}
            where tenant_id = @tenant and unit = @unit and debtor = @debtor and creditor = @creditor
                and not is_checkpoint
            and known_to <= @known and known_to > coalesce((select known_to from checkpoint), '-infinity')),
        part as (
            select of.variant % 4 as nature, {List("sums")}
            from block cross join unnest(block.variants) as of (variant)
            cross join lateral (
                select * from {tables.BlockSums.Identifier} as sums
                where sums.block_id = block.id and sums.variant = of.variant and sums.effective_on <= @day
                order by sums.effective_on desc limit 1) as sums
            where of.variant / 4 & {(short)Viewpoint.Evidence.AsNamed} <> 0
            union all
            {Corners(tables.RolledCorners.Identifier.QualifiedName)}
                and corner.known_at > coalesce((select max(known_to) from block), '-infinity')
            union all
            {Corners(tables.Corners.Identifier.QualifiedName)})
        select nature, {string.Join(", ", CornerColumns.Measures.Select(measure => $"sum({measure.Name})"))} from part
            group by nature
        """;

    public override void AddTo(NpgsqlParameterCollection parameters)
    {
        base.AddTo(parameters);
        Add(parameters, "unit", NpgsqlDbType.Varchar, unit.ToString());
        Add(parameters, "debtor", NpgsqlDbType.Varchar, scope.Debtor?.ToString() ?? "");
        Add(parameters, "creditor", NpgsqlDbType.Varchar, scope.Creditor?.ToString() ?? "");
    }

    public override IEnumerable<(PositionNature Nature, CornerMeasures Sum)> RowsOf(FoldedStream folded) =>
        folded.Positions.Select(position => position.Figures)
            .Where(figures => figures.Counted.Unit == unit && scope.Counts(figures))
            .Select(figures => (figures.CountsAs, CornerMeasures.Of(figures)));

    public override Func<(PositionNature Nature, CornerMeasures Sum)> Reading(NpgsqlDataReader reader)
    {
        return () => (
            (PositionNature)reader.GetInt32(0),
            new CornerMeasures(
                reader.GetDecimal(1),
                reader.GetDecimal(2),
                Count(3),
                Count(4),
                Count(5),
                Count(6),
                Count(7),
                Count(8)));

        int Count(int ordinal) => checked((int)reader.GetDecimal(ordinal));
    }

    private string Corners(string table) => $"""
        select corner.nature, {List("corner")} from {table} as corner
        where corner.tenant_id = @tenant and corner.unit = @unit and {scope.Holds}
        and corner.policies & {(short)Viewpoint.Evidence.AsNamed} <> 0 and corner.known_at <= @known
            and corner.effective_on <= @day
        """;

    private static string List(string of) =>
        string.Join(", ", CornerColumns.Measures.Select(measure => $"{of}.{measure.Name}"));
}
