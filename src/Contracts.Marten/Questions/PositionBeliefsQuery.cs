using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>
/// Asks the ledger's rows for the figures of one position on the day of a viewpoint, over the time in which they were
/// known.
/// </summary>
internal sealed class PositionBeliefsQuery(
    LedgerTables tables, string tenant, StreamKey stream, FigureKey position, Viewpoint viewpoint)
    : LedgerQuery<PositionBelief>(tenant, viewpoint)
{
    /// <remarks>An end that comes after the viewpoint's instant is not known at it.</remarks>
    public override string Rows => Viewpoint.Evidence.AsNamed is var policy && policy == NamedPolicies.All
        ? Of(tables.Rows, "true")
        : $"""
            {Of(tables.Rows, $"policies & {(short)policy} <> 0")}
            union all {Of(tables.OwnRows, $"policies = {(short)policy}")}
            """;

    private static string Of(Table table, string condition) => $"""
        select {RowReader.Columns}, known_from, case when known_to <= @known then known_to end as known_to
        from {table.Identifier}
        where tenant_id = @tenant and stream_id = @stream and kind = @kind and position_id = @position
            and effective_from <= @day and effective_to > @day and known_from <= @known and {condition}
        """;

    public override void AddTo(NpgsqlParameterCollection parameters)
    {
        base.AddTo(parameters);
        Add(parameters, "stream", NpgsqlDbType.Varchar, stream.ToString());
        Add(parameters, "kind", NpgsqlDbType.Smallint, (short)position.Kind);
        Add(parameters, "position", NpgsqlDbType.Varchar, position.Name);
    }

    public override StreamKey? Stream => stream;

    public override IEnumerable<PositionBelief> RowsOf(FoldedStream folded, Func<History> entries) =>
        PositionBelief.Of(entries(), position, Viewpoint);

    public override Func<PositionBelief> Reading(NpgsqlDataReader reader)
    {
        var rows = new RowReader(reader);
        var (from, to) = (reader.GetOrdinal("known_from"), reader.GetOrdinal("known_to"));
        return () => new PositionBelief
        {
            KnownFrom = reader.GetFieldValue<DateTime>(from),
            KnownTo = reader.IsDBNull(to) ? null : reader.GetFieldValue<DateTime>(to),
            Figures = rows.Read(Viewpoint.AsOf).Figures,
        };
    }
}
