using Marten;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>Writes into the ledger's tables what a stream learned.</summary>
internal sealed class LedgerWriting(LedgerTables tables)
{
    /// <summary>Queues what the ledger of a stream loses and gains with the versions after one; saving the session writes it.</summary>
    /// <returns>How many corners come in.</returns>
    public int Write(IDocumentOperations session, History history, int since)
    {
        if (history.Version == since)
            return 0;
        NoteWhereLate(session, history.KnownSince(since + 1));
        Insert(session, tables.Parties, NamedParty.Columns, history.PartiesNamed(since).Select(party => new NamedParty(session.TenantId, party, history.Stream)));
        var joinsAnInstant = since > 0 && since < history.Version && history.KnownSince(since) == history.KnownSince(since + 1);
        return joinsAnInstant ? Rewrite(session, history, since) : GoOn(session, history, since);
    }

    /// <summary>
    /// Queues a note that what is written is known since an instant at which rows changed already, as where the clocks of two hosts differ.
    /// A token that was given out before holds such an instant, and is then answered by folding.
    /// </summary>
    private void NoteWhereLate(IDocumentOperations session, DateTimeOffset knownSince) => session.QueueOperation(new LedgerOperation(builder =>
    {
        builder.Append($"insert into {tables.Late.Identifier} (tenant_id, seq_id, known_at) select given.tenant_id, last_value, given.known_at from (select ");
        builder.AppendParameter(session.TenantId);
        builder.Append("::varchar as tenant_id, ");
        builder.AppendParameter(knownSince.UtcDateTime, NpgsqlDbType.TimestampTz);
        builder.Append($" as known_at) as given, {tables.Schema}.mt_events_sequence where given.known_at <= {tables.LastChange("given.tenant_id")}");
    }));

    private int GoOn(IDocumentOperations session, History history, int since)
    {
        var corners = new List<StoredCorner>();
        var together = new StepsTogether(history.Stream);
        foreach (var step in history.LedgerSteps(since))
        {
            if (step.Parted != NamedPolicies.None)
            {
                Write(session, history.Stream, together);
                together = new StepsTogether(history.Stream);
                Part(session, history.Stream, step.Parted);
            }

            together.Learn(step);
            corners.AddRange(Corner.Of(step).Select(corner => new StoredCorner(session.TenantId, corner)));
        }

        Write(session, history.Stream, together);
        Insert(session, tables.Corners, CornerColumns.All, corners);
        return corners.Count;
    }

    /// <summary>What was learned joins an instant that the ledger shows already, as only an import can have it: the stream's rows are made anew.</summary>
    private int Rewrite(IDocumentOperations session, History history, int since)
    {
        var tenant = session.TenantId;
        OfStream(session, history.Stream, $"delete from {tables.Rows.Identifier}");
        OfStream(session, history.Stream, $"delete from {tables.OwnRows.Identifier}");
        foreach (var rows in new StreamLedger(history).Rows.GroupBy(row => tables.RowsOf(row.Policies)))
            Insert(session, rows.Key, RowColumns.All, rows.Select(row => new StoredRow(tenant, row.Policies, row.Row)));
        List<StoredCorner> corners = [.. history.LedgerSteps(since).SelectMany(Corner.Of).Select(corner => new StoredCorner(tenant, corner))];
        Insert(session, tables.Corners, CornerColumns.All, corners);
        return corners.Count;
    }

    /// <summary>Gives each policy that parts the rows that it shared until now as rows of its own.</summary>
    private void Part(IDocumentOperations session, StreamKey stream, NamedPolicies parted)
    {
        var columns = string.Join(", ", RowColumns.All.Where(column => column.Name != "policies").Select(column => column.Name));
        foreach (var policy in EvidencePolicy.Named.Select(evidence => evidence.AsNamed).Where(policy => parted.HasFlag(policy)))
            OfStream(session, stream, $"insert into {tables.OwnRows.Identifier} (policies, {columns}) select {(short)policy}, {columns} from {tables.Rows.Identifier}");
        OfStream(session, stream, $"update {tables.Rows.Identifier} set policies = policies & ~{(short)parted}");
    }

    /// <summary>Queues a statement about the rows of one stream.</summary>
    private static void OfStream(IDocumentOperations session, StreamKey stream, string statement) => session.QueueOperation(new LedgerOperation(builder =>
    {
        builder.Append($"{statement} where tenant_id = ");
        builder.AppendParameter(session.TenantId);
        builder.Append(" and stream_id = ");
        builder.AppendParameter(stream.ToString());
    }));

    private void Write(IDocumentOperations session, StreamKey stream, StepsTogether steps)
    {
        foreach (var ended in steps.Ended.GroupBy(row => tables.RowsOf(row.Policies)))
            End(session, ended.Key, stream, [.. ended]);
        foreach (var begun in steps.Begun.GroupBy(row => tables.RowsOf(row.Policies)))
            Insert(session, begun.Key, RowColumns.All, begun.Select(row => new StoredRow(session.TenantId, row.Policies, row.Row)));
    }

    /// <summary>Ends rows that stand until later, as none does that ended before.</summary>
    /// <remarks>
    /// The index of their position finds them at once. Another one begins with the end, and finds all that stand in all streams; without statistics
    /// PostgreSQL may take that one, unless the end is compared only together with the position.
    /// </remarks>
    private static void End(IDocumentOperations session, Table table, StreamKey stream, IReadOnlyList<EndedRow> ended) => session.QueueOperation(new LedgerOperation(builder =>
    {
        builder.Append($"update {table.Identifier} as held set known_to = ended.known_at from ");
        LedgerValues.Append(builder, EndedRow.Columns, ended, "ended");
        builder.Append(" where held.tenant_id = ");
        builder.AppendParameter(session.TenantId);
        builder.Append(" and held.stream_id = ");
        builder.AppendParameter(stream.ToString());
        builder.Append(" and held.kind = ended.kind and held.position_id = ended.position_id and held.effective_from = ended.effective_from and held.policies = ended.policies");
        builder.Append(" and (held.kind, held.position_id, held.known_to) > (ended.kind, ended.position_id, ended.known_at)");
    }));

    private static void Insert<TRow>(IDocumentOperations session, Table table, IReadOnlyList<LedgerColumn<TRow>> columns, IEnumerable<TRow> inserted)
    {
        TRow[] rows = [.. inserted];
        if (rows.Length == 0)
            return;
        session.QueueOperation(new LedgerOperation(builder =>
        {
            builder.Append($"insert into {table.Identifier} ({LedgerValues.Names(columns)}) select * from ");
            LedgerValues.Append(builder, columns, rows, "inserted");
        }));
    }
}
