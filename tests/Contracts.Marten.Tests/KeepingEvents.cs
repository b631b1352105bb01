using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class KeepingEvents(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private readonly IContractLedger _ledger = fixture.Ledger;

    [Theory]
    [InlineData("f23", "43b39c35-1b4d-58bc-b6b0-2272d14a2f39")]
    [InlineData("éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé", "386f53e5-2a9f-5c94-b38a-e1f1f7a6eb9e")]
    public void names_an_event_after_its_tenant_stream_and_entry(string entry, string expected) =>
        EventId.Of("*DEFAULT*", StreamKey.Partnership("openai-coreweave"), entry).Should().Be(Guid.Parse(expected));

    [Fact]
    public async Task names_them_as_history_files_do_and_never_by_their_class()
    {
        var stream = await _ledger.CommittedStreamAsync();
        (await AskAsync<string>("type || ', ' || mt_dotnet_type", stream, version: 2)).Should().Be("contracts.commitment-made.v1, ");
    }

    [Fact]
    public async Task writes_the_payload_as_history_files_do()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var written = System.Text.Encoding.UTF8.GetString(EventJson.Write(Made().Event));
        (await AskAsync<bool>($"data = '{written}'::jsonb", stream, version: 2)).Should().BeTrue();
    }

    [Fact]
    public async Task puts_the_recorder_and_the_cause_into_columns_of_their_own()
    {
        var stream = NewStream();
        await _ledger.RecordAsync(stream, [Formed() with { RecordedBy = "ann", CausedBy = "message 7", CorrelationId = "deal desk" }], Cancelled);
        (await AskAsync<string>("user_name || ', ' || causation_id || ', ' || correlation_id", stream, version: 1)).Should().Be("ann, message 7, deal desk");
    }

    [Fact]
    public async Task gives_each_the_id_that_its_stream_and_entry_make()
    {
        var (one, other) = (await _ledger.CommittedStreamAsync(), await _ledger.CommittedStreamAsync());
        var id = await AskAsync<Guid>("id", one, version: 1);
        id.Version.Should().Be(5);
        id.Should().NotBe(await AskAsync<Guid>("id", one, version: 2)).And.NotBe(await AskAsync<Guid>("id", other, version: 1));
    }

    [Fact]
    public async Task has_a_stable_id_for_ever()
    {
        var stream = StreamKey.Partnership("openai-coreweave");
        await _ledger.RecordAsync(stream, [Formed("2025-03-01")], Cancelled);
        (await AskAsync<Guid>("id", stream, version: 1)).Should().Be(new Guid("95a6e70c-7a64-528e-8145-63633cbe52f5"));
    }

    [Fact]
    public async Task lets_nobody_keep_an_entry_twice()
    {
        await _ledger.CommittedStreamAsync();
        (await fixture.AskAsync<long>("select count(*) from pg_indexes where schemaname = 'contracts' and tablename = 'mt_events' and indexdef like 'CREATE UNIQUE INDEX%(id)'")).Should().Be(1);
    }

    [Fact]
    public async Task knows_every_event_of_the_language()
    {
        await using var session = fixture.Store.QuerySession();
        var known = session.DocumentStore.Options.Events.AllKnownEventTypes().Select(type => (type.EventType, type.EventTypeName));
        known.Should().Contain(EventType.All.Select(type => (type.Class, type.Name)));
    }

    [Fact]
    public async Task reads_what_an_older_version_of_the_library_wrote()
    {
        var stream = await _ledger.CommittedStreamAsync();
        await AskAsync(stream, "type = 'contracts.deal-amended.v1', data = '{\"deal\":\"msa-2025\",\"number\":2}'", version: 2);

        (await _ledger.HistoryAsync(stream, Cancelled)).Entries[1].Event.Should().Be(new DealAmended { Deal = "msa-2025", Number = "2" });
    }

    [Fact]
    public async Task says_which_type_of_a_newer_version_stands_in_a_correction()
    {
        var stream = await _ledger.CommittedStreamAsync();
        await AskAsync(stream, "type = 'contracts.entry-corrected.v1', data = '{\"entry\":\"formed\",\"type\":\"contracts.deal-paused.v7\",\"data\":{}}'", version: 2);

        (await FluentActions.Awaiting(() => _ledger.HistoryAsync(stream, Cancelled)).Should().ThrowAsync<UnknownEventException>())
            .Which.EventType.Should().Be("contracts.deal-paused.v7");
    }

    private async Task AskAsync(StreamKey stream, string set, int version) =>
        await fixture.AskAsync<object>($"update contracts.mt_events set {set} where stream_id = '{stream}' and version = {version}");

    private async Task<T?> AskAsync<T>(string what, StreamKey stream, int version) =>
        await fixture.AskAsync<T>($"select {what} from contracts.mt_events where stream_id = '{stream}' and version = {version}");
}
