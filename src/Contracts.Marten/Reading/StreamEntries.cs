using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>Reads a stream's entries from its rows as they are: Marten's own events would be made only to be taken apart again.</summary>
internal sealed class StreamEntries(string schema, StreamKey stream) : IQueryHandler<IReadOnlyList<Entry>>
{
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"select type, data, version, timestamp, headers, user_name, causation_id, correlation_id from {schema}.mt_events where stream_id = ");
        builder.AppendParameter(stream.ToString());
        builder.Append(" and tenant_id = ");
        builder.AppendParameter(session.TenantId);
        builder.Append(" order by version");
    }

    /// <summary>The entries, by version; an event of a type that this version does not know is an <see cref="UnknownEvent"/>.</summary>
    public async Task<IReadOnlyList<Entry>> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token)
    {
        var entries = new List<Entry>();
        while (await reader.ReadAsync(token).ConfigureAwait(false))
            entries.Add(Read(reader, entries is [.., var last] ? last.Source : null));
        return entries;
    }

    public Task<int> StreamJson(Stream target, DbDataReader reader, CancellationToken token) => throw new NotSupportedException("Entries are no document.");

    private Entry Read(DbDataReader row, Source? lastSource)
    {
        var envelope = EntryEnvelope.Parse(row.IsDBNull(4) ? null : EntryEnvelope.HeaderOf(row.GetFieldValue<byte[]>(4)));
        return new Entry
        {
            Id = envelope.Id,
            Stream = stream,
            Version = checked((int)row.GetInt64(2)),
            RecordedAt = RecordedInstant.Truncate(row.GetFieldValue<DateTimeOffset>(3)),
            Event = StoredEntry.ReadEvent(row.GetString(0), row.GetFieldValue<byte[]>(1)),
            EffectiveOn = envelope.EffectiveOn,
            Source = envelope.ToSource(lastSource),
            Standing = envelope.Standing,
            Rivals = envelope.Rivals,
            RecordedBy = Text(row, 5),
            CausedBy = Text(row, 6),
            CorrelationId = Text(row, 7),
        };
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
