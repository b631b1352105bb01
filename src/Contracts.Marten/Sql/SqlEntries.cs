using JasperFx.Events;

namespace Contracts.Storage;

/// <summary>The functions that list the entries, and the streams that have no rows.</summary>
internal sealed class SqlEntries(LedgerTables tables)
{
    private readonly string _schema = SqlSchema.NameOf(tables.Schema);

    public IEnumerable<SqlFunction> Functions => [ReadEnvelope, Entries, Unkept];

    private SqlFunction ReadEnvelope => new(_schema, "read_envelope")
    {
        Parameters = "header text, stream text, version bigint",
        Columns = [new("envelope", "jsonb", "the fields")],
        Says = "The fields of an entry beside its event; fails where there are none that can be read.",
        FoldVersion = tables.FoldVersion,
        IsForReaders = false,
        SeesOneSnapshot = true,
        Body = $$"""
            begin
                if header is null or header not like '{{Version}}{%' then
                    raise exception using errcode = '55000', message = format(
                        'Version %s of the stream %s holds no entry that can be read; one that this version of the '
                        'library knows is required.', version, stream);
                end if;
                return query select substr(header, {{Version.Length + 1}})::jsonb;
            end
            """,
    };

    private SqlFunction Entries => new(_schema, "entries_v1")
    {
        Parameters = "tenant text, known_at timestamp with time zone",
        Columns =
        [
            new("stream", "text", "The stream, such as partnership/acme-globex."),
            new("version", "bigint", "The version of the stream: 1 for its first entry."),
            new("id", "text", "The id of the entry, unique in the stream."),
            new("type", "text", "The type of its event."),
            new("effective_on", "text", "The date of the fact as stated: 2025-03-07, 2023-02, 2017 or ../2025-03-06."),
            new("effective_day", "date", "The last day that the date may mean, on which the fact takes effect."),
            new("recorded_at", "timestamp with time zone", "The instant at which it was recorded."),
            new("known_since", "timestamp with time zone", "The instant since which it is known: the latest at which "
                + "it or an earlier entry of its stream was recorded."),
            new("standing", "text", "The standing as given: confirmed, reported or alleged."),
            new("source", "text", "The address of the document that states it."),
            new("publisher", "text", "The publisher of the document; null if not stated."),
            new("source_kind", "text", "filing, announcement, press or other; null if not stated."),
            new("published_on", "text", "The date of publication as stated; null if not stated."),
            new("place", "text", "The place in the document; null if not stated."),
            new("rivals", "text", "The entry of which it is another account; null for none."),
            new("supersedes", "text", "The entry whose place it takes; null for none."),
            new("labels", "jsonb", "The labels that the host gave it."),
            new("recorded_by", "text", "The person or system that recorded it; null if not stated."),
            new("caused_by", "text", "The id of what caused it; null if not stated."),
            new("correlation_id", "text", "The id that it shares with what belongs together; null if not stated."),
            new("data", "jsonb", "The event, as history files have it."),
        ],
        Says = "The entries that are known at an instant, with their sources.",
        FoldVersion = tables.FoldVersion,
        Body = $"""
            #variable_conflict use_column
            begin
                perform {_schema}.check_tenant(tenant);
                if known_at is null then
                    raise exception using errcode = '22023',
                        message = 'known_at is null; an instant is required, or infinity for all that is recorded.';
                end if;
                return query select
                    entry.stream_id::text, entry.version::bigint, told.envelope ->> 'id', entry.type::text,
                    told.envelope ->> 'effectiveOn',
                    case length(told.envelope ->> 'effectiveOn')
                        when 4 then (told.envelope ->> 'effectiveOn' || '-12-31')::date
                        when 7 then
                            ((told.envelope ->> 'effectiveOn' || '-01')::date + interval '1 month')::date - 1
                        else right(told.envelope ->> 'effectiveOn', 10)::date end,
                    entry.timestamp, entry.known_since, coalesce(told.envelope ->> 'standing', 'confirmed'),
                    told.envelope ->> 'source', told.envelope ->> 'publisher', told.envelope ->> 'sourceKind',
                    told.envelope ->> 'publishedOn', told.envelope ->> 'place', told.envelope ->> 'rivals',
                    told.envelope ->> 'supersedes', coalesce(told.envelope -> 'labels', jsonb '{EmptyObject}'),
                    entry.user_name::text, entry.causation_id::text, entry.correlation_id::text, entry.data
                from (
                    select each.*, max(each.timestamp) over (partition by each.stream_id order by each.version)
                        as known_since
                    from {tables.Schema}.mt_events as each
                    where each.tenant_id = entries_v1.tenant and each.stream_id <> '{Tombstone.StreamKey}') as entry
                cross join lateral {_schema}.read_envelope(
                    entry.headers ->> '{EntryEnvelope.Header}', entry.stream_id, entry.version) as told
                where entry.known_since <= entries_v1.known_at
                order by entry.stream_id, entry.version;
            end
            """,
    };

    private SqlFunction Unkept => new(_schema, "unkept_v1")
    {
        Parameters = "tenant text",
        Columns = [new("stream", "text", "The stream, such as partnership/acme-globex.")],
        Says = """
            The streams that have no rows, because these would exceed their bound. positions_v1, totals_v1 and
            exposure_v1 fail while there is one, or leave it out (skip_unkept => true).
            """,
        FoldVersion = tables.FoldVersion,
        Body = $"""
            #variable_conflict use_column
            begin
                perform {_schema}.check_tenant(tenant);
                return query select each.stream_id::text from {tables.StreamsWithoutRows.Identifier} as each
                    where each.tenant_id = unkept_v1.tenant order by each.stream_id;
            end
            """,
    };

    private const string EmptyObject = "{}";

    private static string Version => System.Text.Encoding.UTF8.GetString(EntryEnvelope.Version);
}
