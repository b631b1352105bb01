using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Answers from the ledger's tables, each in one round trip.</summary>
internal sealed class LedgerReading(EntryStore store, LedgerTables tables)
{
    private const string AtTheViewpoint =
        "tenant_id = @tenant and policies & @policies <> 0 and known_from <= @known and known_to > @known and effective_from <= @day and effective_to > @day";

    /// <summary>What positions show at a viewpoint under a named policy, in no order; what another way of asking says where the tables are not complete.</summary>
    public async IAsyncEnumerable<LedgerPosition> PositionsAsync(
        string tenant, PositionScope scope, Viewpoint viewpoint, IAsyncEnumerable<LedgerPosition> otherwise, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = await store.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var asking = new NpgsqlCommand(Question(scope), connection);
        await using var ending = asking.ConfigureAwait(false);
        Add("tenant", NpgsqlDbType.Varchar, tenant);
        Add("policies", NpgsqlDbType.Smallint, (short)viewpoint.Evidence.AsNamed);
        Add("known", NpgsqlDbType.TimestampTz, RecordedInstant.Truncate(viewpoint.KnownAt).UtcDateTime);
        Add("day", NpgsqlDbType.Integer, viewpoint.AsOf.DayNumber);
        if (scope.Stream is { } stream)
            Add("stream", NpgsqlDbType.Varchar, stream.ToString());
        if (scope.Position is { } key)
        {
            Add("kind", NpgsqlDbType.Smallint, (short)key.Kind);
            Add("position", NpgsqlDbType.Varchar, key.Slug);
        }

        if (scope.Party is { } party)
            Add("party", NpgsqlDbType.Varchar, party.ToString());
        var rows = await asking.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken).ConfigureAwait(false);
        await using var done = rows.ConfigureAwait(false);
        var reading = new RowReading(rows);
        var isComplete = false;
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            isComplete = true;
            if (reading.IsThere)
                yield return reading.Read();
        }

        if (isComplete)
            yield break;
        await foreach (var position in otherwise.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return position;

        void Add(string name, NpgsqlDbType type, object value) => asking.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
    }

    /// <summary>One row at least where the tables are complete: without any of the ledger's in it where there is none.</summary>
    private string Question(PositionScope scope) =>
        $"select found.* from {tables.State.Identifier} as state left join lateral ({Found(scope)}) as found on true where state.fold_version = {History.FoldVersion} and state.is_complete";

    private string Found(PositionScope scope)
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
