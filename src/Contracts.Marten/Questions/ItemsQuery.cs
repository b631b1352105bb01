using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>A part of the items in the order of keys.</summary>
/// <param name="After">The place after which it begins; null for the first part.</param>
/// <param name="Size">The largest number of items in it.</param>
internal sealed record ItemsPart(PagePlace? After, int Size);

/// <summary>Asks the ledger's rows for items at a viewpoint.</summary>
/// <param name="tables">The ledger's tables.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="scope">The items.</param>
/// <param name="viewpoint">The viewpoint.</param>
/// <param name="part">The only part that is wanted; null for all. It is of a scope without a party or days.</param>
internal sealed class ItemsQuery(
    LedgerTables tables, string tenant, ItemScope scope, Viewpoint viewpoint, ItemsPart? part = null)
    : LedgerQuery<LedgerItem>(tenant, viewpoint)
{
    /// <summary>The columns that are read.</summary>
    public const string Columns = "kind, stream_id, content";

    private const string OnTheDay =
        "tenant_id = @tenant and known_from <= @known and effective_from <= @day and effective_to > @day";

    public override string Rows => Viewpoint.Evidence.AsNamed is var policy && policy == NamedPolicies.All
        ? Of(tables.Items, "true")
        : $"""
            {Of(tables.Items, $"policies & {(short)policy} <> 0")}
            union all {Of(tables.OwnItems, $"policies = {(short)policy}")}
            {(part is null ? "" : $"order by stream_id, kind, position_id limit {part.Size}")}
            """;

    /// <summary>The item of the reader's row, as facts state it.</summary>
    public static LedgerItem Read(NpgsqlDataReader reader) => LedgerJson.ReadItem(
        (FigureKind)reader.GetInt16(0), reader.GetString(2), StreamKey.Parse(reader.GetString(1)));

    private string Of(Table table, string condition)
    {
        var columns = part is null ? Columns : $"{Columns}, position_id";
        var rows = $"select {columns} from {table.Identifier} where {OnTheDay} and kind = any(@kinds) and {condition}";
        if (scope.Stream is not null)
            rows += " and stream_id = @stream";
        if (part is not null)
        {
            // The order is that of an index: rows are passed over until there are enough.
            var after = part.After is null ? ""
                : " and (stream_id, kind, position_id) > (@after_stream, @after_kind, @after_position)";
            return $"({rows} and known_to > @known{after} order by stream_id, kind, position_id limit {part.Size})";
        }

        if (scope.Party is not null)
            rows += $" and stream_id in ({PartyStreams.Indexed(tables)} union all select @own)";
        else if (scope.Days is not null)
        {
            // Most come to one day alone, and are found by it.
            return $"""
                {rows} and known_to > @known and first_day >= @from_day and first_day <= @to_day
                union all {rows} and known_to > @known and last_day > first_day and last_day >= @from_day
                    and first_day < @from_day
                """;
        }
        else if (scope.Stream is null)
        {
            // Rows without an end lie together in their index, by their beginning.
            return $"{rows} and known_to = 'infinity' union all {rows} and known_to > @known and known_to < 'infinity'";
        }

        return rows + " and known_to > @known"
            + (scope.Days is null ? "" : $" and ((first_day <= @to_day and last_day >= @from_day) or kind = {Members})");
    }

    private static string Members => $"{(short)FigureKind.Members}";

    public override void AddTo(NpgsqlParameterCollection parameters)
    {
        base.AddTo(parameters);
        Add(
            parameters,
            "kinds",
            NpgsqlDbType.Array | NpgsqlDbType.Smallint,
            Enum.GetValues<FigureKind>().Where(scope.Reads).Select(kind => (short)kind).ToArray());
        if (scope.Stream is { } stream)
            Add(parameters, "stream", NpgsqlDbType.Varchar, stream.ToString());
        if (scope.Party is { } party)
        {
            Add(parameters, "party", NpgsqlDbType.Varchar, party.ToString());
            Add(parameters, "own", NpgsqlDbType.Varchar, StreamKey.Organization(party.ToString()).ToString());
        }

        if (part?.After is { } after)
        {
            Add(parameters, "after_stream", NpgsqlDbType.Varchar, after.Stream.ToString());
            Add(parameters, "after_kind", NpgsqlDbType.Smallint, (short)after.Key.Kind);
            Add(parameters, "after_position", NpgsqlDbType.Varchar, after.Key.Name);
        }

        if (scope.Days is { } days)
        {
            Add(parameters, "from_day", NpgsqlDbType.Integer, days.First.DayNumber);
            Add(parameters, "to_day", NpgsqlDbType.Integer, days.Last.DayNumber);
        }
    }

    public override StreamKey? Stream => scope.Stream;

    public override IEnumerable<LedgerItem> RowsOf(FoldedStream folded, Func<History> entries) =>
        folded.Items.Where(scope.Holds);

    public override Func<LedgerItem> Reading(NpgsqlDataReader reader) => () => Read(reader).On(Viewpoint.AsOf);
}
