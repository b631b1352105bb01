using System.Data.Common;
using Marten;
using Marten.Storage;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Postgresql.Tables;
using Weasel.Storage;
using IStorageOperation = Marten.Internal.Operations.IStorageOperation;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;

namespace Contracts.Storage;

/// <summary>Writes the rows of a stream's new entries.</summary>
/// <param name="tables">The ledger's tables.</param>
/// <param name="bound">The bound beyond which a stream has no rows; null for that of every store.</param>
internal sealed class RowWriter(LedgerTables tables, LedgerBound? bound = null)
{
    /// <summary>The bound beyond which a stream has no rows.</summary>
    public LedgerBound Bound { get; } = bound ?? LedgerBound.Default;

    /// <summary>
    /// Queues the changes of a stream's rows by the versions after one; saving the session writes them.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="history">The stream with these versions.</param>
    /// <param name="since">The version before them.</param>
    /// <param name="isWithoutRows">True where the stream has no rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of corners that are inserted.</returns>
    public async Task<int> WriteAsync(
        IDocumentOperations session,
        History history,
        int since,
        bool isWithoutRows,
        CancellationToken cancellationToken)
    {
        if (history.Version == since)
            return 0;
        NameParties(session, history, since, history.Version);
        if (isWithoutRows)
            return 0;
        var knownSince = history.KnownSince(since + 1);
        if (since > 0 && history.KnownSince(since) == knownSince)
            return Rewrite(session, history, since, knownSince);

        if (await ChangesAsync(session, history, since, cancellationToken).ConfigureAwait(false) is { } changes)
            return Write(session, history.Stream, changes, knownSince);
        NoteChange(session, knownSince, lastAt: null);
        return RemoveRows(session, history.Stream);
    }

    /// <summary>
    /// Queues the parties that a stream's versions after one and up to another are the first to name.
    /// </summary>
    public void NameParties(IDocumentOperations session, History history, int since, int version) =>
        Insert(
            session,
            tables.Parties,
            NamedParty.Columns,
            history.PartiesNamed(since, version)
                .Select(party => new NamedParty(session.TenantId, party, history.Stream)));

    /// <summary>Queues the changes of one stream's rows.</summary>
    /// <param name="session">The session.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="knownSince">The first instant at which something changes.</param>
    /// <returns>The number of corners that are inserted.</returns>
    public int Write(IDocumentOperations session, StreamKey stream, RowChanges changes, DateTimeOffset knownSince)
    {
        if (changes.IsEmpty)
            return 0;
        NoteChange(session, knownSince, changes.LastAt);
        WriteRows(session, stream, changes);
        return WriteCorners(session, changes.Corners);
    }

    /// <summary>
    /// Queues the removal of a stream's rows, which exceed their bound: the stream is noted as one without rows.
    /// </summary>
    /// <remarks>
    /// Its corners are not known by stream, so the opposite of each is added: that of four to a row, as it is stored.
    /// The token of an answer about now, as of before, is answered by folding from now on.
    /// </remarks>
    /// <returns>The number of corners that count as inserted, so that they are rolled up in time.</returns>
    public int RemoveRows(IDocumentOperations session, StreamKey stream)
    {
        foreach (var positions in new[] { tables.Rows, tables.OwnRows })
        {
            OfStream(
                session, stream, CornerColumns.Opposite(tables.Corners, positions), CornerColumns.OppositeGroups);
        }

        DeleteRows(session, stream);

        Insert(
            session,
            tables.StreamsWithoutRows,
            StreamWithoutRows.Columns,
            [new StreamWithoutRows(session.TenantId, stream)]);
        var tenant = session.TenantId;
        session.QueueOperation(new LedgerOperation(builder =>
        {
            builder.Append($"insert into {tables.Late.Identifier} (tenant_id, seq_id, known_at) select ");
            builder.AppendParameter(tenant);
            builder.Append(
                $", last_value, coalesce({tables.LastChange("tenant.id")}, '-infinity') "
                + $"from {tables.Schema}.mt_events_sequence, (select ");
            builder.AppendParameter(tenant);
            builder.Append("::varchar as id) as tenant");
        }));
        return Bound.RowsPerEntry;
    }

    /// <summary>The state of the rows, and the streams of the session's tenant that have none.</summary>
    public async Task<LedgerState> StateAsync(IQuerySession session, CancellationToken cancellationToken)
    {
        var asking = session.CreateBatchQuery();
        var state = asking.AddItem(new LedgerStateQuery(tables));
        await asking.Execute(cancellationToken).ConfigureAwait(false);
        return await state.ConfigureAwait(false);
    }

    /// <summary>The number of rows that a stream has.</summary>
    public async Task<RowCount> CountRowsAsync(
        IQuerySession session, StreamKey stream, CancellationToken cancellationToken)
    {
        var asking = session.CreateBatchQuery();
        var counted = asking.AddItem(new RowCountQuery(tables, stream));
        await asking.Execute(cancellationToken).ConfigureAwait(false);
        return await counted.ConfigureAwait(false);
    }

    /// <summary>The changes of a stream's rows after a version; null where these would exceed their bound.</summary>
    /// <remarks>
    /// A stream that has rows was within the bound, so the rows are counted only where even the most that it can have
    /// had would exceed it now, or where it was too short for the bound before.
    /// </remarks>
    private async Task<RowChanges?> ChangesAsync(
        IDocumentOperations session, History history, int since, CancellationToken cancellationToken)
    {
        if (since == 0 || history.Version < Bound.LeastEntries)
            return Changes(history, since, default);
        if (since >= Bound.LeastEntries
            && Changes(history, since, new RowCount((long)Bound.RowsPerEntry * since, Own: 0)) is { } certain)
            return certain;
        return Changes(
            history, since, await CountRowsAsync(session, history.Stream, cancellationToken).ConfigureAwait(false));
    }

    private RowChanges? Changes(History history, int since, RowCount rows)
    {
        var changes = new RowChanges(history.Stream);
        for (var steps = new BoundedSteps(history, since, Bound, rows);
            steps.Version < history.Version && !steps.IsExceeded;)
        {
            if (steps.Next() is { } step)
                changes.Apply(step);
            else if (steps.IsExceeded)
                return null;
        }

        return changes;
    }

    /// <summary>
    /// Rewrites the stream's rows: the new entries join an instant that the rows have already, as only an import can
    /// bring them.
    /// </summary>
    private int Rewrite(IDocumentOperations session, History history, int since, DateTimeOffset knownSince)
    {
        var all = Changes(history, since: 0, default);
        NoteChange(session, knownSince, all?.LastAt);
        if (all is not { } changes)
            return RemoveRows(session, history.Stream);
        DeleteRows(session, history.Stream);
        WriteRows(session, history.Stream, changes);
        return WriteCorners(session, [.. history.LedgerSteps(since).SelectMany(Corner.Of)]);
    }

    private void DeleteRows(IDocumentOperations session, StreamKey stream)
    {
        foreach (var table in tables.RowTables)
            OfStream(session, stream, $"delete from {table.Identifier}");
    }

    private void WriteRows(IDocumentOperations session, StreamKey stream, RowChanges changes)
    {
        foreach (var (parted, rows) in changes.Spans)
        {
            if (parted != NamedPolicies.None)
                Part(session, stream, parted);
            Write(session, stream, rows);
        }
    }

    private int WriteCorners(IDocumentOperations session, IReadOnlyList<Corner> corners)
    {
        Insert(
            session,
            tables.Corners,
            CornerColumns.All,
            corners.Select(corner => new StoredCorner(session.TenantId, corner)));
        return corners.Count;
    }

    /// <summary>
    /// Queues the note of the last instant at which rows change; and, where rows changed already at the first one or
    /// later, the note that answers as known since then change, as where the clocks of two hosts differ.
    /// </summary>
    private void NoteChange(IDocumentOperations session, DateTimeOffset knownSince, DateTimeOffset? lastAt) =>
        session.QueueOperation(new LedgerOperation(builder =>
    {
        builder.Append("with given as (select ");
        builder.AppendParameter(session.TenantId);
        builder.Append("::varchar as tenant_id, ");
        builder.AppendParameter(knownSince.UtcDateTime, NpgsqlDbType.TimestampTz);
        builder.Append($"""
             as known_at), late as (
                insert into {tables.Late.Identifier} (tenant_id, seq_id, known_at)
                select given.tenant_id, last_value, given.known_at from given, {tables.Schema}.mt_events_sequence
                where given.known_at <= {tables.LastChange("given.tenant_id")})
            insert into {tables.Changes.Identifier} (tenant_id, known_at)
                select given.tenant_id, last.known_at from given, (select
            """ + " ");
        builder.AppendParameter<object>(
            lastAt is { } last ? last.UtcDateTime : DBNull.Value, NpgsqlDbType.TimestampTz);
        builder.Append("::timestamptz as known_at) as last where last.known_at is not null");
    }));

    /// <summary>Gives each policy that parts the rows that it shared until now as rows of its own.</summary>
    private void Part(IDocumentOperations session, StreamKey stream, NamedPolicies parted)
    {
        foreach (var (shared, own) in tables.RowPairs)
        {
            var columns = string.Join(
                ", ",
                tables.ColumnsOf(shared).Where(column => column.Name != "policies").Select(column => column.Name));
            foreach (var policy in EvidencePolicy.Named.Select(evidence => evidence.AsNamed)
                .Where(policy => parted.HasFlag(policy)))
            {
                OfStream(session, stream, $"""
                    insert into {own.Identifier} (policies, {columns})
                    select {(short)policy}, {columns} from {shared.Identifier}
                    """);
            }

            OfStream(session, stream, $"update {shared.Identifier} set policies = policies & ~{(short)parted}");
        }
    }

    /// <summary>Queues a statement about the rows of one stream.</summary>
    private static void OfStream(
        IDocumentOperations session, StreamKey stream, string statement, string end = "") =>
        session.QueueOperation(new LedgerOperation(builder =>
    {
        builder.Append($"{statement} where tenant_id = ");
        builder.AppendParameter(session.TenantId);
        builder.Append(" and stream_id = ");
        builder.AppendParameter(stream.ToString());
        builder.Append(end);
    }));

    /// <summary>Queues what ends and what begins in each table: where both do, in one statement.</summary>
    private void Write(IDocumentOperations session, StreamKey stream, RowSet rows)
    {
        var ended = rows.Ended.ToLookup(row => tables.RowsOf(row.Slice.Key.Kind, row.Policies));
        var begun = rows.Begun.ToLookup(
            row => tables.RowsOf(row.Row.Slice.Key.Kind, row.Policies),
            row => new StoredRow(session.TenantId, row.Policies, row.Row));
        foreach (var table in tables.RowTables)
        {
            StoredRow[] inserted = [.. begun[table]];
            EndedRow[] updated = [.. ended[table]];
            if (updated.Length == 0 && inserted.Length == 0)
                continue;
            session.QueueOperation(new LedgerOperation(builder =>
            {
                if (updated.Length > 0 && inserted.Length > 0)
                {
                    builder.Append("with ending as (");
                    AppendEnd(builder, session.TenantId, table, stream, updated);
                    builder.Append(") ");
                }
                else if (updated.Length > 0)
                {
                    AppendEnd(builder, session.TenantId, table, stream, updated);
                }

                if (inserted.Length > 0)
                    AppendInsert(builder, table, tables.ColumnsOf(table), inserted);
            }));
        }
    }

    /// <summary>Ends rows that stand until later, as none does that ended before.</summary>
    /// <remarks>
    /// The index of their position finds them at once. Another one holds all that stand in all streams; without
    /// statistics PostgreSQL may take that one, unless its columns are compared in ways that it cannot be searched by:
    /// the end only together with the position, the first day and the policies as not distinct.
    /// </remarks>
    private static void AppendEnd(
        ICommandBuilder builder, string tenant, Table table, StreamKey stream, IReadOnlyList<EndedRow> ended)
    {
        builder.Append($"update {table.Identifier} as held set known_to = ended.known_at from ");
        LedgerValues.Append(builder, EndedRow.Columns, ended, "ended");
        builder.Append(" where held.tenant_id = ");
        builder.AppendParameter(tenant);
        builder.Append(" and held.stream_id = ");
        builder.AppendParameter(stream.ToString());
        builder.Append(
            " and held.kind = ended.kind and held.position_id = ended.position_id "
            + "and held.effective_from is not distinct from ended.effective_from "
            + "and held.policies is not distinct from ended.policies");
        builder.Append(
            " and (held.kind, held.position_id, held.known_to) > (ended.kind, ended.position_id, ended.known_at)");
    }

    private static void Insert<TRow>(
        IDocumentOperations session, Table table, IReadOnlyList<LedgerColumn<TRow>> columns, IEnumerable<TRow> inserted)
    {
        TRow[] rows = [.. inserted];
        if (rows.Length > 0)
            session.QueueOperation(new LedgerOperation(builder => AppendInsert(builder, table, columns, rows)));
    }

    private static void AppendInsert<TRow>(
        ICommandBuilder builder, Table table, IReadOnlyList<LedgerColumn<TRow>> columns, IReadOnlyList<TRow> rows)
    {
        builder.Append($"insert into {table.Identifier} ({LedgerValues.Names(columns)}) select * from ");
        LedgerValues.Append(builder, columns, rows, "inserted");
    }
}

/// <summary>A statement in the transaction and the round trip of the entries.</summary>
internal sealed class LedgerOperation(Action<ICommandBuilder> configure) : IStorageOperation, NoDataReturnedCall
{
    public Type DocumentType => typeof(StorageFeatures);

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session) => configure(builder);

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) =>
        Task.CompletedTask;

    public OperationRole Role() => OperationRole.Other;
}
