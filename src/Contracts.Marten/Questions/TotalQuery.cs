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
    private readonly CornerSums _corners = new(tables, scope, viewpoint.Evidence.AsNamed);

    public override string Rows => $"""
        with {_corners.PartsUntil("@known")}
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

    public override IEnumerable<(PositionNature Nature, CornerMeasures Sum)> RowsOf(
        FoldedStream folded, Func<History> entries) =>
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
}
