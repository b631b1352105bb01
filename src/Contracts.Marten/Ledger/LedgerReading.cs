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

    /// <summary>What positions show at a viewpoint under a named policy, in no order.</summary>
    public async IAsyncEnumerable<LedgerPosition> PositionsAsync(
        string tenant, PositionScope scope, Viewpoint viewpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = store.Storage.Database.CreateConnection();
        await using var closing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var asking = new NpgsqlCommand(Question(scope), connection);
        await using var ending = asking.ConfigureAwait(false);
        Add("tenant", NpgsqlDbType.Varchar, tenant);
        Add("policies", NpgsqlDbType.Smallint, (short)viewpoint.Evidence.AsNamed);
        Add("known", NpgsqlDbType.TimestampTz, RecordedInstant.Truncate(viewpoint.KnownAt).UtcDateTime);
        Add("day", NpgsqlDbType.Integer, viewpoint.AsOf.DayNumber);
        if (scope.Stream is { } stream)
            Add("stream", NpgsqlDbType.Varchar, stream.ToString());
        if (scope.Position is { } position)
        {
            Add("kind", NpgsqlDbType.Smallint, (short)position.Kind);
            Add("position", NpgsqlDbType.Varchar, position.Slug);
        }

        if (scope.Party is { } party)
            Add("party", NpgsqlDbType.Varchar, party.ToString());
        var rows = await asking.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken).ConfigureAwait(false);
        await using var done = rows.ConfigureAwait(false);
        var reading = new RowReading(rows);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return reading.Read();

        void Add(string name, NpgsqlDbType type, object value) => asking.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
    }

    private string Question(PositionScope scope)
    {
        var rows = $"select {RowReading.Columns} from {tables.Rows.Identifier} where {AtTheViewpoint}";
        return scope switch
        {
            // No commitment has one party on both sides, so none is found twice.
            { Party: not null } => $"{rows} and debtor = @party union all {rows} and creditor = @party",
            { Position: not null } => $"{rows} and stream_id = @stream and kind = @kind and position_id = @position",
            { Stream: not null } => $"{rows} and stream_id = @stream",
            _ => rows,
        };
    }
}
