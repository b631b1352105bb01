using System.Text.Json;
using Contracts.Tests.Laws;
using CsCheck;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>The entries in SQL are those of the histories, with what was said of their sources.</summary>
public sealed class SqlEntriesListing(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int HowManyHistories = 12;

    [Fact]
    public Task agrees_with_the_histories() =>
        Gen.Select(RandomHistories.Entries(1, 14).Array[HowManyHistories], RandomHistories.Instant.Array[6]).SampleAsync(AgreesAsync, iter: 3, threads: 1);

    private async Task AgreesAsync((NewEntry, DateTimeOffset)[][] given, DateTimeOffset[] instants)
    {
        var schema = $"entries_{Guid.NewGuid():N}";
        var ledger = fixture.LedgerIn(schema);
        await ledger.ImportAsync([.. given.SelectMany((entries, i) => entries.Select((entry, line) => Line(StreamKey.Partnership($"r{i}"), entry.Item1, entry.Item2, line + 1)))], cancellationToken: Cancelled);
        var histories = await ledger.HistoriesAsync(Cancelled).ToListAsync(Cancelled);
        await using var reader = await SqlReader.MakeAsync(fixture.ConnectionString, schema, SqlReader.OnlyTenant);
        foreach (var instant in instants.Append(DateTimeOffset.MaxValue))
        {
            var listed = await EntriesAsync(reader, schema, instant);
            var known = histories.SelectMany(history => history.KnownAt(instant).Entries.Select(entry => Seen(entry, history.KnownSince(entry.Version))));
            listed.Select(Seen).Should().BeEquivalentTo(known, "{0} is asked", instant);
        }
    }

    [Theory]
    [InlineData("2025-03-07", "2025-03-07")]
    [InlineData("2023-02", "2023-02-28")]
    [InlineData("2024-02", "2024-02-29")]
    [InlineData("9999-12", "9999-12-31")]
    [InlineData("2017", "2017-12-31")]
    [InlineData("0001", "0001-12-31")]
    [InlineData("../2025-03-06", "2025-03-06")]
    public async Task gives_the_last_day_that_a_date_may_mean(string stated, string day)
    {
        var stream = NewStream();
        await fixture.Ledger.RecordAsync(stream, [Formed() with { EffectiveOn = PartialDate.Parse(stated) }], Cancelled);
        var entry = (await EntriesAsync(await ReaderAsync(), "contracts", DateTimeOffset.MaxValue)).Single(row => row.Text("stream") == $"{stream}");
        (entry["effective_on"], entry["day"]).Should().Be((stated, day));
    }

    [Fact]
    public async Task gives_what_was_said_of_an_entry()
    {
        var stream = NewStream();
        var formed = Formed() with
        {
            Source = new Source("https://example.com/it's") { Publisher = "A \"Inc\"", Kind = SourceKind.Filing, PublishedOn = PartialDate.Parse("2025-02"), Place = "page 3" },
            Standing = Standing.Reported, RecordedBy = "ann", CausedBy = "a mail", CorrelationId = "all of it", Labels = new Dictionary<string, string> { ["xbook"] = "one", ["xday"] = "2025-03-01" },
        };
        await fixture.Ledger.RecordAsync(stream, [formed], Cancelled);
        var entry = (await EntriesAsync(await ReaderAsync(), "contracts", DateTimeOffset.MaxValue)).Single(row => row.Text("stream") == $"{stream}");
        new[] { "id", "type", "standing", "source", "publisher", "source_kind", "published_on", "place", "recorded_by", "caused_by", "correlation_id" }.Select(entry.Text)
            .Should().Equal("formed", "contracts.partnership-formed.v1", "reported", "https://example.com/it's", "A \"Inc\"", "filing", "2025-02", "page 3", "ann", "a mail", "all of it");
        JsonSerializer.Deserialize<Dictionary<string, string>>(entry.Text("labels")).Should().BeEquivalentTo(formed.Labels);
        entry.Text("data").Should().Contain("\"parties\"");
    }

    [Fact]
    public async Task names_the_entry_that_cannot_be_read()
    {
        const string schema = "unreadable";
        var stream = await fixture.LedgerIn(schema).CommittedStreamAsync();
        await fixture.AskAsync<object>($"update {schema}.mt_events set headers = headers - 'contracts' where version = 2");
        await using var reader = await SqlReader.MakeAsync(fixture.ConnectionString, schema, SqlReader.OnlyTenant);
        var refused = (await reader.Awaiting(asked => EntriesAsync(asked, schema, DateTimeOffset.MaxValue)).Should().ThrowAsync<Npgsql.PostgresException>()).Which;
        (refused.SqlState, refused.MessageText).Should().Be(("55000", $"Version 2 of the stream {stream} holds no entry that can be read; one that this version of the library knows is required."));
    }

    private Task<SqlReader> ReaderAsync() => SqlReader.MakeAsync(fixture.ConnectionString, "contracts", SqlReader.OnlyTenant);

    private static Task<IReadOnlyList<SqlRow>> EntriesAsync(SqlReader reader, string schema, DateTimeOffset instant) =>
        reader.RowsAsync($"select *, effective_day::text as day from {schema}_sql.entries_v1('*DEFAULT*', $1)", instant.UtcDateTime);

    private static string Seen(Entry entry, DateTimeOffset knownSince) => string.Join(
        ' ',
        entry.Stream, entry.Version, entry.Id, EventType.Of(entry.Event).Name, entry.EffectiveOn, entry.EffectiveOn is { } date ? PartialDate.On(date.Latest) : null, RecordedInstant.Format(entry.RecordedAt),
        RecordedInstant.Format(knownSince), KebabCase.Of(entry.Standing), entry.Source.Address, entry.Source.Publisher, entry.Rivals, entry.Supersedes);

    private static string Seen(SqlRow row) => string.Join(
        ' ',
        row["stream"], row["version"], row["id"], row["type"], row["effective_on"], row["day"], Instant(row["recorded_at"]), Instant(row["known_since"]), row["standing"], row["source"], row["publisher"], row["rivals"], row["supersedes"]);

    private static string Instant(object? instant) => RecordedInstant.Format((DateTime)(instant ?? default(DateTime)));
}
