using System.Text;
using Microsoft.Extensions.DependencyInjection;
using static Contracts.Storage.Tests.Given;
using static Contracts.Storage.Tests.LedgerFixture;

namespace Contracts.Storage.Tests;

public sealed class ImportingAHistory(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private readonly IContractLedger _ledger = fixture.Ledger;

    [Fact]
    public async Task keeps_what_the_strict_door_refuses_and_reports_it()
    {
        var stream = NewStream();
        var outcome = await _ledger.ImportAsync([Line(stream, Made(), Noon), Line(stream, Delivered(11, "too-much", day: 4), Noon)], cancellationToken: Cancelled);

        (outcome.Recorded, outcome.Repeated).Should().Be((2, 0));
        outcome.Anomalies.Should().Contain(anomaly => anomaly.Code == "more-than-outstanding");
        (await _ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }

    [Fact]
    public async Task learns_at_its_own_instant_what_does_not_say_when()
    {
        var stream = NewStream();
        await _ledger.ImportAsync([Line(stream, Formed(), recordedAt: null), Line(stream, Made(), recordedAt: null)], cancellationToken: Cancelled);
        (await _ledger.HistoryAsync(stream, Cancelled)).Entries.Should().OnlyContain(entry => entry.RecordedAt == Noon);
    }

    [Fact]
    public async Task records_nothing_when_a_known_id_says_something_else()
    {
        var (first, second) = (NewStream(), await _ledger.CommittedStreamAsync());
        var importing = () => _ledger.ImportAsync([Line(first, Formed(), Noon, line: 3), Line(second, Made(amount: 11), Noon, line: 4)], cancellationToken: Cancelled);

        (await importing.Should().ThrowAsync<HistoryFileException>()).Which.Faults.Select(fault => (fault.File, fault.Line, fault.Field)).Should().Equal(("given.jsonl", 4, "id"));
        (await _ledger.HistoryAsync(first, Cancelled)).Version.Should().Be(0);
        (await _ledger.HistoryAsync(second, Cancelled)).Version.Should().Be(2);
    }

    [Fact]
    public async Task leaves_a_new_stream_as_recording_would_have()
    {
        const string schema = "recordedinstead";
        var stream = NewStream();
        NewEntry[] entries = [Formed() with { RecordedBy = "ann", CausedBy = "message 7", CorrelationId = "deal desk" }, Made(), Increased(5, "more")];
        await _ledger.ImportAsync(entries.Select(entry => Line(stream, entry, recordedAt: null)), cancellationToken: Cancelled);
        await fixture.LedgerIn(schema).RecordAsync(stream, entries, Cancelled);

        foreach (var kept in new[] { "(to_jsonb(kept) - 'seq_id' || jsonb_build_object('headers', headers - 'recording', 'marked', headers ? 'recording'))::text, ' ' order by version) from {0}.mt_events as kept where stream_id", "(to_jsonb(kept) - 'timestamp' - 'created')::text, ' ') from {0}.mt_streams as kept where id" })
        {
            Task<string?> Kept(string where) => fixture.AskAsync<string>("select string_agg(" + kept.Replace("{0}", where) + $" = '{stream}'");
            (await Kept("contracts")).Should().NotBeNull().And.Be(await Kept(schema));
        }
    }

    [Fact]
    public async Task has_the_tables_analyzed_that_it_made_grow()
    {
        const string schema = "analyzed";
        var owning = fixture.Provide(
            options => (options.ConnectionString, options.SchemaName, options.SchemaUpkeep) = (fixture.ConnectionString, schema, SchemaUpkeep.Create), fixture.Clock);
        var lines = Lines(NewStream(), batches: 30, each: 2);
        await owning.GetRequiredService<IContractLedger>().ImportAsync(lines, cancellationToken: Cancelled);

        (await fixture.AskAsync<float>($"select reltuples from pg_class where oid = '{schema}.mt_events'::regclass")).Should().Be(lines.Count);
        (await fixture.AskAsync<float>($"select reltuples from pg_class where oid = '{schema}.ledger_row'::regclass")).Should().BePositive();
    }

    [Fact]
    public async Task changes_nothing_the_second_time()
    {
        var lines = Lines(NewStream(), batches: 5, each: 3);
        await _ledger.ImportAsync(lines, cancellationToken: Cancelled);
        var before = await _ledger.HistoryAsync(lines[0].Stream, Cancelled);
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        var outcome = await _ledger.ImportAsync(lines, cancellationToken: Cancelled);
        fixture.Clock.AdjustTime(Noon);

        (outcome.Recorded, outcome.Repeated).Should().Be((0, lines.Count));
        (await _ledger.HistoryAsync(lines[0].Stream, Cancelled)).ShouldKeep(before.Entries);
    }

    [Fact]
    public async Task completes_one_that_was_cut_off()
    {
        var lines = Lines(NewStream(), batches: 400, each: 5);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var importing = () => _ledger.ImportAsync(lines, new Told(progress => { if (progress.Settled > 0) cut.Cancel(); }), cut.Token);
        await importing.Should().ThrowAsync<OperationCanceledException>();
        (await _ledger.HistoryAsync(lines[0].Stream, Cancelled)).Version.Should().Be(1000);

        (await _ledger.ImportAsync(lines, cancellationToken: Cancelled)).Recorded.Should().Be(1000);
        (await _ledger.HistoryAsync(lines[0].Stream, Cancelled)).Entries.Select(entry => entry.Id).Should().Equal(lines.Select(line => line.Entry.Id ?? default));
    }

    [Fact]
    public async Task splits_no_batch_over_transactions()
    {
        List<HistoryLine> lines = [.. Lines(NewStream(), batches: 7, each: 300), .. Lines(NewStream(), batches: 2, each: 1200), .. Lines(NewStream(), batches: 30, each: 1)];
        var told = new List<ImportProgress>();
        await _ledger.ImportAsync(lines, new Told(told.Add), Cancelled);

        told.Should().HaveCountGreaterThan(4).And.BeInAscendingOrder(progress => progress.Settled);
        told[^1].Should().Be(new ImportProgress(lines.Count, lines.Count, lines.Count));
        var streams = string.Join(',', lines.Select(line => $"'{line.Stream}'").Distinct());
        (await fixture.AskAsync<long>($"select count(*) from (select from contracts.mt_events where stream_id in ({streams}) group by stream_id, timestamp having count(distinct xmin::text) > 1) as split"))
            .Should().Be(0);
    }

    [Fact]
    public async Task tells_how_far_it_has_read_before_anything_is_recorded()
    {
        var told = new List<ImportProgress>();
        await _ledger.ImportAsync(Lines(NewStream(), batches: 1, each: 10_000), new Told(told.Add), Cancelled);

        told.Should().Equal(new(10_000, 0, 0), new(10_000, 0, 10_000), new(10_000, 10_000, 10_000), new(10_000, 10_000, 10_000));
    }

    [Fact]
    public async Task loses_and_doubles_nothing_when_another_writes_in_between()
    {
        StreamKey[] streams = [.. Enumerable.Range(0, 5).Select(_ => NewStream()).Order()];
        var lines = streams.SelectMany(stream => Lines(stream, batches: 4, each: 100)).ToList();
        var isFirst = true;
        await _ledger.ImportAsync(
            lines,
            new Told(progress =>
            {
                if (!isFirst || progress.Settled == 0)
                    return;
                isFirst = false;
                _ledger.ImportAsync([.. lines.Where(line => line.Stream == streams[4]).Take(50)]).GetAwaiter().GetResult();
                _ledger.RecordAsync(streams[3], [Formed("formed by another")]).GetAwaiter().GetResult();
            }),
            Cancelled);

        foreach (var stream in streams)
        {
            var history = await _ledger.HistoryAsync(stream, Cancelled);
            var ids = lines.Where(line => line.Stream == stream).Select(line => line.Entry.Id.ToString());
            history.Entries.Select(entry => entry.Id.ToString()).Where(id => id != "formed by another").Should().Equal(ids);
        }

        (await _ledger.HistoryAsync(streams[3], Cancelled)).Version.Should().Be(401);
        (await _ledger.HistoriesAsync(Cancelled).Select(history => history.Stream).ToListAsync(Cancelled)).Should().Contain(streams);
    }

    [Fact]
    public async Task gives_the_coreweave_story_back_letter_by_letter()
    {
        var ledger = fixture.LedgerIn("coreweave");
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "coreweave.jsonl"));
        var lines = HistoryReader.ReadAll([("coreweave.jsonl", file)]);
        var outcome = await ledger.ImportAsync(lines, cancellationToken: Cancelled);

        var inMemory = Histories.Empty.Import(lines, Noon);
        var stored = await ledger.HistoriesAsync(Cancelled).ToListAsync(Cancelled);
        outcome.Recorded.Should().Be(lines.Count);
        stored.SelectMany(history => history.Entries).Select(HistoryAssertions.Written).Should().Equal(inMemory.SelectMany(history => history.Entries).Select(HistoryAssertions.Written));
    }

    [Fact]
    public async Task lists_what_cannot_be_read_beside_ids_that_say_something_else()
    {
        var stream = NewStream();
        var text = string.Join('\n', Written(Line(stream, Made(), Noon)), "{", Written(Line(stream, Made(amount: 11), Noon)));
        var importing = () => _ledger.ImportAsync(HistoryReader.ReadEach([("h.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(text)))]), cancellationToken: Cancelled);

        (await importing.Should().ThrowAsync<HistoryFileException>()).Which.Faults.Select(fault => (fault.Line, fault.Field)).Should().Equal((2, ""), (3, "id"));
        (await _ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(0);
    }

    [Fact]
    public async Task takes_each_entry_once_when_the_same_is_imported_twice_at_once()
    {
        StreamKey[] streams = [.. Enumerable.Range(0, 20).Select(_ => NewStream())];
        var lines = streams.SelectMany(stream => Lines(stream, batches: 10, each: 15)).ToList();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _ledger.ImportAsync(lines, cancellationToken: Cancelled)));

        outcomes.Sum(outcome => outcome.Recorded).Should().Be(lines.Count);
        foreach (var stream in streams)
            (await _ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(150);
    }

    [Fact]
    public async Task puts_together_what_one_stream_learned_though_other_streams_stand_between()
    {
        var (one, other) = (NewStream(), NewStream());
        await _ledger.ImportAsync(
            [Line(one, Formed(), Noon), Line(other, Formed(), Noon), Line(one, Made(), Noon), Line(other, Made(), Noon)], cancellationToken: Cancelled);

        (await _ledger.HistoryAsync(one, Cancelled)).Entries.Select(entry => entry.Id.ToString()).Should().Equal("formed", "made");
        (await _ledger.HistoryAsync(other, Cancelled)).Entries.Select(entry => entry.Id.ToString()).Should().Equal("formed", "made");
    }

    private static string Written(HistoryLine line)
    {
        using var utf8 = new MemoryStream();
        new HistoryWriter(utf8).Write(line);
        return Encoding.UTF8.GetString(utf8.ToArray()).TrimEnd();
    }

    private static List<HistoryLine> Lines(StreamKey stream, int batches, int each) =>
    [
        .. Enumerable.Range(0, batches * each).Select(i =>
            Line(stream, i == 0 ? Made(id: "e0") : Increased(1, $"e{i}"), Noon.AddDays(-9).AddSeconds(i / each), line: i + 1)),
    ];

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
