using System.Data;
using System.Runtime.CompilerServices;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Answers from the ledger's tables, each in one round trip.</summary>
internal sealed class LedgerReading(IDocumentStore store, LedgerTables tables)
{
    private const string AtTheViewpoint =
        "tenant_id = @tenant and policies & @policies <> 0 and known_from <= @known and known_to > @known and effective_from <= @day and effective_to > @day";

    public IAsyncEnumerable<LedgerPosition> AllAsync(string tenant, Viewpoint viewpoint, CancellationToken cancellationToken) =>
        ReadAsync($"select {RowReading.Columns} from {tables.Rows.Identifier} where {AtTheViewpoint}", tenant, viewpoint, [], cancellationToken);

    public IAsyncEnumerable<LedgerPosition> OfStreamAsync(string tenant, StreamKey stream, Viewpoint viewpoint, CancellationToken cancellationToken) =>
        ReadAsync(
            $"select {RowReading.Columns} from {tables.Rows.Identifier} where {AtTheViewpoint} and stream_id = @stream",
            tenant,
            viewpoint,
            [("stream", stream.ToString())],
            cancellationToken);

    public IAsyncEnumerable<LedgerPosition> OfPartyAsync(string tenant, Id<Party> party, Viewpoint viewpoint, CancellationToken cancellationToken) =>
        ReadAsync(
            $"""
            select {RowReading.Columns} from {tables.Rows.Identifier} where {AtTheViewpoint} and debtor = @party
            union all
            select {RowReading.Columns} from {tables.Rows.Identifier} where {AtTheViewpoint} and creditor = @party
            """,
            tenant,
            viewpoint,
            [("party", party.ToString())],
            cancellationToken);

    public IAsyncEnumerable<LedgerPosition> OfKeyAsync(string tenant, StreamKey stream, PositionKey position, Viewpoint viewpoint, CancellationToken cancellationToken) =>
        ReadAsync(
            $"select {RowReading.Columns} from {tables.Rows.Identifier} where {AtTheViewpoint} and stream_id = @stream and kind = {(short)position.Kind} and position_id = @position",
            tenant,
            viewpoint,
            [("stream", stream.ToString()), ("position", position.Slug)],
            cancellationToken);

    private async IAsyncEnumerable<LedgerPosition> ReadAsync(
        string question, string tenant, Viewpoint viewpoint, IEnumerable<(string Name, string Value)> named, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = store.Storage.Database.CreateConnection();
        await using var closing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var asking = new NpgsqlCommand(question, connection);
        await using var ending = asking.ConfigureAwait(false);
        Add("tenant", NpgsqlDbType.Varchar, tenant);
        Add("policies", NpgsqlDbType.Smallint, (short)viewpoint.Evidence.AsNamed);
        Add("known", NpgsqlDbType.TimestampTz, RecordedInstant.Truncate(viewpoint.KnownAt).UtcDateTime);
        Add("day", NpgsqlDbType.Integer, viewpoint.AsOf.DayNumber);
        foreach (var (name, value) in named)
            Add(name, NpgsqlDbType.Varchar, value);
        var rows = await asking.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken).ConfigureAwait(false);
        await using var done = rows.ConfigureAwait(false);
        var reading = new RowReading(rows);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return reading.Read();

        void Add(string name, NpgsqlDbType type, object value) => asking.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
    }
}
