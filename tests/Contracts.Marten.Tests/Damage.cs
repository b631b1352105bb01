namespace Contracts.Storage.Tests;

/// <summary>Damage to a stream of three entries, past the ledger, and the version that then cannot be read.</summary>
public sealed record Damage(string Name, string Statement, int Version, string? Entry = null)
{
    private const string Stream = "stream_id = '{stream}'";

    /// <summary>A partial restore: rows that must be there are not.</summary>
    public static IReadOnlyList<Damage> Gaps { get; } =
    [
        new("no_first_row", $"delete from {{schema}}.mt_events where {Stream} and version = 1", 1),
        new("no_middle_row", $"delete from {{schema}}.mt_events where {Stream} and version = 2", 2),
        new("no_last_row", $"delete from {{schema}}.mt_events where {Stream} and version = 3", 3),
        new("no_rows", $"delete from {{schema}}.mt_events where {Stream}", 1),
        new("no_stream", "set session_replication_role = replica; delete from {schema}.mt_streams where id = '{stream}'", 1),
        new("older_stream", "update {schema}.mt_streams set version = 2 where id = '{stream}'", 3),
    ];

    /// <summary>Rows that hold no entry.</summary>
    public static IReadOnlyList<Damage> Broken { get; } =
    [
        Set("amount_too_large", "data = jsonb_set(data, '{amount,exactly}', '2000000000000000000')", "made"),
        Set("no_payload", "data = 'null'", "made"),
        Set("date_in_payload", """data = '{"commitment": "c", "debtor": "a", "creditor": "b", "amount": {"exactly": 1, "unit": "USD"}, "by": "2025-13-77"}'""", "made"),
        Set("no_headers", "headers = null"),
        Set("header_of_others", """headers = '{"contracts": "nonsense"}'"""),
        Set("header_cut_off", """headers = '{"contracts": "v1{\"id\":\"ma"}'"""),
        Set("date_in_header", "headers = replace(headers::text, '2025-03-02', '2025-13-77')::jsonb"),
        Set("id_of_another", """headers = replace(headers::text, 'made', 'formed')::jsonb""", "formed"),
        Set("newer_type", "type = 'contracts.commitment-promised.v1'", "made"),
        Set("newer_type_in_correction", """type = 'contracts.entry-corrected.v1', data = '{"entry": "formed", "type": "contracts.deal-paused.v7", "data": {}}'""", "made"),
    ];

    public static IReadOnlyList<Damage> All { get; } = [.. Gaps, .. Broken];

    public static TheoryData<string> Names { get; } = [.. All.Select(damage => damage.Name)];

    public static Damage Named(string name) => All.Single(damage => damage.Name == name);

    public Task DoAsync(LedgerFixture fixture, string schema, StreamKey stream) =>
        fixture.AskAsync<object>(Statement.Replace("{schema}", schema, StringComparison.Ordinal).Replace("{stream}", stream.ToString(), StringComparison.Ordinal));

    /// <summary>Checks that a failure names the stream, the version and, where it is known, the entry.</summary>
    public void ShouldBeNamedBy(Exception? failure, StreamKey stream, string because)
    {
        var named = failure switch
        {
            UnreadableStreamException unreadable => (unreadable.Stream, unreadable.Version, unreadable.Entry),
            UnknownEventException unknown => (unknown.Stream, unknown.Version, unknown.Entry),
            _ => default((StreamKey?, int?, EntryId?)),
        };
        named.Should().Be(((StreamKey?)stream, (int?)Version, Entry is { } id ? new EntryId(id) : default(EntryId?)), "{0} says {1}", because, failure);
        failure?.Message.Should().Contain($"Version {Version} of {stream}").And.MatchRegex("(?i)restore|newer version");
    }

    private static Damage Set(string name, string set, string? entry = null) => new(name, $"update {{schema}}.mt_events set {set} where {Stream} and version = 2", 2, entry);
}
