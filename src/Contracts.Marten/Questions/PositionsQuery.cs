using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>Asks the ledger's rows for the figures of positions at a viewpoint.</summary>
internal sealed class PositionsQuery(LedgerTables tables, string tenant, PositionScope scope, Viewpoint viewpoint)
    : LedgerQuery<Position>(tenant, viewpoint)
{
    private const string OnTheDay =
        "tenant_id = @tenant and known_from <= @known and effective_from <= @day and effective_to > @day";
    private const string StillKnown = "known_to > @known";

    /// <summary>The condition on rows of commitments that a backlog is of (<see cref="Backlog.IsOf"/>), in SQL.</summary>
    public static string OfBacklog { get; } =
        $"kind = {(short)FigureKind.Commitment} and nature = {(short)PositionNature.Firm} "
        + $"and lifecycle = {(short)CommitmentLifecycle.Open} and passes_on is null";

    /// <summary>
    /// Under all evidence, the rows that all share; under another policy, those of them that it shares, and its own.
    /// </summary>
    public override string Rows => Viewpoint.Evidence.AsNamed is var policy && policy == NamedPolicies.All
        ? Of(tables.Rows, "true")
        : $"""
            {Of(tables.Rows, $"policies & {(short)policy} <> 0")}
            union all {Of(tables.OwnRows, $"policies = {(short)policy}")}
            """;

    private string Of(Table table, string condition)
    {
        var rows = $"select {RowReader.Columns} from {table.Identifier} where {OnTheDay} and {condition}";
        if (scope.IsBacklog)
            rows += $" and {OfBacklog}";
        return scope switch
        {
            { Creditor: not null } => $"{rows} and {StillKnown} and creditor = @creditor",
            // No position has one party on both sides, so none is found twice.
            { Party: not null } => $"""
                {rows} and {StillKnown} and debtor = @party
                union all {rows} and {StillKnown} and creditor = @party
                """,
            { Position: not null } =>
                $"{rows} and {StillKnown} and stream_id = @stream and kind = @kind and position_id = @position",
            { Stream: not null } => $"{rows} and {StillKnown} and stream_id = @stream",
            { Commitments: not null } => $"""
                {rows} and {StillKnown} and last_day between @from_day and @to_day
                union all {rows} and {StillKnown} and kind = {(short)FigureKind.Commitment}
                    and (stream_id, position_id) in (select * from unnest(@streams, @names))
                """,
            // Rows without an end lie together in their index, by their beginning: those that began later are passed
            // over.
            _ => $"{rows} and known_to = 'infinity' union all {rows} and {StillKnown} and known_to < 'infinity'",
        };
    }

    public override void AddTo(NpgsqlParameterCollection parameters)
    {
        base.AddTo(parameters);
        if (scope.Stream is { } stream)
            Add(parameters, "stream", NpgsqlDbType.Varchar, stream.ToString());
        if (scope.Position is { } position)
        {
            Add(parameters, "kind", NpgsqlDbType.Smallint, (short)position.Kind);
            Add(parameters, "position", NpgsqlDbType.Varchar, position.Name);
        }

        if (scope.Party is { } party)
            Add(parameters, "party", NpgsqlDbType.Varchar, party.ToString());
        if (scope.Creditor is { } creditor)
            Add(parameters, "creditor", NpgsqlDbType.Varchar, creditor.ToString());
        if (scope is { Days: { } days, Commitments: { } commitments })
        {
            var texts = NpgsqlDbType.Array | NpgsqlDbType.Varchar;
            Add(parameters, "from_day", NpgsqlDbType.Integer, days.First.DayNumber);
            Add(parameters, "to_day", NpgsqlDbType.Integer, days.Last.DayNumber);
            Add(parameters, "streams", texts, commitments.Select(one => one.Stream.ToString()).ToArray());
            Add(parameters, "names", texts, commitments.Select(one => one.Key.Name).ToArray());
        }
    }

    public override StreamKey? Stream => scope.Stream;

    public override IEnumerable<Position> RowsOf(FoldedStream folded, Func<History> entries) =>
        folded.Positions.Where(scope.Holds);

    public override Func<Position> Reading(NpgsqlDataReader reader)
    {
        var rows = new RowReader(reader);
        return () => rows.Read(Viewpoint.AsOf);
    }
}
