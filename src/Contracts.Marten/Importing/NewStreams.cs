using System.Text.Json;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>
/// Copies whole new streams into Marten's tables within the transaction of a session, with the same result as
/// appending.
/// </summary>
internal static class NewStreams
{
    private static readonly IReadOnlyList<LedgerColumn<(string Tenant, IReadOnlyList<Entry> Entries)>> Streams =
    [
        OfStream("id", NpgsqlDbType.Varchar, stream => stream.Entries[0].Stream.ToString()),
        OfStream("version", NpgsqlDbType.Bigint, stream => (long)stream.Entries.Count),
        OfStream("is_archived", NpgsqlDbType.Boolean, _ => false),
        OfStream("tenant_id", NpgsqlDbType.Varchar, stream => stream.Tenant),
    ];

    private static readonly IReadOnlyList<LedgerColumn<NumberedEntry>> Events =
    [
        OfEvent("seq_id", NpgsqlDbType.Bigint, entry => entry.Number),
        OfEvent("id", NpgsqlDbType.Uuid, entry => EventId.Of(entry.Tenant, entry.Entry.Stream, entry.Entry.Id)),
        OfEvent("stream_id", NpgsqlDbType.Varchar, entry => entry.Entry.Stream.ToString()),
        OfEvent("version", NpgsqlDbType.Bigint, entry => (long)entry.Entry.Version),
        OfEvent("data", NpgsqlDbType.Jsonb, entry => EventJson.Write(entry.Entry.Event)),
        OfEvent("type", NpgsqlDbType.Varchar, entry => EventType.Of(entry.Entry.Event).Name),
        OfEvent("timestamp", NpgsqlDbType.TimestampTz, entry => entry.Entry.RecordedAt.UtcDateTime),
        OfEvent("tenant_id", NpgsqlDbType.Varchar, entry => entry.Tenant),
        OfEvent("mt_dotnet_type", NpgsqlDbType.Varchar, _ => ""),
        OfEvent("is_archived", NpgsqlDbType.Boolean, _ => false),
        OfEvent("correlation_id", NpgsqlDbType.Varchar, entry => entry.Entry.CorrelationId),
        OfEvent("causation_id", NpgsqlDbType.Varchar, entry => entry.Entry.CausedBy),
        OfEvent("user_name", NpgsqlDbType.Varchar, entry => entry.Entry.RecordedBy),
        OfEvent("headers", NpgsqlDbType.Jsonb, entry => Headers(entry)),
    ];

    /// <summary>
    /// Copies the entries of some streams of which nothing is recorded yet, each stream's from version 1 on.
    /// </summary>
    /// <exception cref="PostgresException">Another writer began one of them first.</exception>
    public static async Task CopyAsync(
        this IDocumentSession session,
        string schema,
        IReadOnlyList<IReadOnlyList<Entry>> streams,
        CancellationToken cancellationToken)
    {
        if (streams.Count == 0)
            return;
        // Who finds another at one of the streams has drawn no numbers yet, for whose entries a daemon would wait.
        await session.CopyAsync(
            $"{schema}.mt_streams",
            Streams,
            streams.Select(entries => (session.TenantId, entries)),
            cancellationToken).ConfigureAwait(false);
        var numbers = await NumbersAsync(session, schema, streams.Sum(entries => entries.Count), cancellationToken)
            .ConfigureAwait(false);
        var mark = session.GetHeader(RecordingMark.Header) as string ?? RecordingMark.New();
        var numbered = streams.SelectMany(entries => entries).Zip(
            numbers, (entry, number) => new NumberedEntry(session.TenantId, entry, number, mark));
        await session.CopyAsync($"{schema}.mt_events", Events, numbered, cancellationToken).ConfigureAwait(false);
        // Saving a session with nothing in it would end without a commit.
        session.QueueOperation(new LedgerOperation(builder => builder.Append("do $$ begin null; end $$")));
    }

    private static async Task CopyAsync<TRow>(
        this IDocumentSession session,
        string table,
        IReadOnlyList<LedgerColumn<TRow>> columns,
        IEnumerable<TRow> rows,
        CancellationToken cancellationToken)
    {
        var copy = await session.Connection.BeginBinaryImportAsync(
            $"copy {table} ({string.Join(", ", columns.Select(column => column.Name))}) from stdin (format binary)",
            cancellationToken).ConfigureAwait(false);
        copy.Timeout = LedgerStoreOptions.ProgressTimeoutOf(session.DocumentStore);
        await copy.EndAsync(async () =>
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
                foreach (var column in columns)
                    column.Copy(copy, row);
            }

            await copy.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<long>> NumbersAsync(
        IDocumentSession session, string schema, int count, CancellationToken cancellationToken)
    {
        var drawing = new NpgsqlCommand(
            $"select nextval('{schema}.mt_events_sequence') from generate_series(1, {count})", session.Connection);
        await using var ending = drawing.ConfigureAwait(false);
        var numbers = new List<long>(count);
        var drawn = await drawing.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = drawn.ConfigureAwait(false);
        while (await drawn.ReadAsync(cancellationToken).ConfigureAwait(false))
            numbers.Add(drawn.GetInt64(0));
        return numbers;
    }

    private static byte[] Headers(NumberedEntry entry) => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, string>
        {
            [EntryEnvelope.Header] = EntryEnvelope.Of(entry.Entry).Format(),
            [RecordingMark.Header] = entry.Mark,
        },
        HeaderOptions);

    private static readonly JsonSerializerOptions HeaderOptions = new() { Encoder = EventJson.Options.Encoder };

    private static LedgerColumn<(string Tenant, IReadOnlyList<Entry> Entries), TValue> OfStream<TValue>(
        string name, NpgsqlDbType type, Func<(string Tenant, IReadOnlyList<Entry> Entries), TValue> value) => new(
            name, "", type, value);

    private static LedgerColumn<NumberedEntry, TValue> OfEvent<TValue>(
        string name, NpgsqlDbType type, Func<NumberedEntry, TValue> value) =>
        new(name, "", type, value);

    private sealed record NumberedEntry(string Tenant, Entry Entry, long Number, string Mark);
}
