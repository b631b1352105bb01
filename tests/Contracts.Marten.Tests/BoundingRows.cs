using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;
using static Contracts.Storage.Tests.LedgerFixture;

namespace Contracts.Storage.Tests;

/// <summary>A stream that exceeds the bound of rows loses them, and is answered all the same.</summary>
public sealed class BoundingRows(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private static readonly FigureKey Commitment = (Id<Commitment>)"c";

    private readonly FakeTimeProvider _clock = new(Noon);

    [Fact]
    public async Task removes_rows_and_corners_and_keeps_every_answer()
    {
        const string schema = "bounding";
        var ledger = LedgerIn(schema);
        var (stream, other) = (await ledger.CommittedStreamAsync(), await ledger.CommittedStreamAsync());
        await RecordAsync(ledger, stream, Increased(5, "in order", day: 9));
        var (before, token) = await AskAsync(ledger, stream);
        await RecordAsync(ledger, stream, Increased(7, "back-dated", day: 4));
        await RecordAsync(ledger, stream, Increased(1, "after that", day: 9));

        before.Should().Be(Usd(15));
        (await fixture.AskAsync<string>($"select string_agg(stream_id, ' ') from {schema}.ledger_unkept")).Should().Be($"{stream}");
        (await fixture.AskAsync<long>($"select count(*) from {schema}.ledger_row where stream_id = '{stream}'")).Should().Be(0);
        (await fixture.AskAsync<decimal>($"select sum(min_sum) from {schema}.ledger_corner")).Should().Be(10, "only the other stream is left");
        (await AskAsync(ledger, stream)).Owed.Should().Be(Usd(23));
        (await AskAsync(ledger, other)).Owed.Should().Be(Usd(10));
        (await AskAsync(ledger, stream, token)).Owed.Should().Be(Usd(15));
        (await ledger.AsOf(Viewpoint.Latest).TotalAsync("USD", Cancelled)).Value?.Firm.Min.Should().Be(33);
        (await ledger.AsOf(new Viewpoint { AsOf = Day(5), KnownAt = Noon.AddMinutes(1) }).TotalAsync("USD", Cancelled)).Value?.Firm.Min.Should().Be(20);
    }

    [Fact]
    public async Task is_decided_again_by_a_rebuild()
    {
        const string schema = "rebounding";
        var ledger = LedgerIn(schema);
        var stream = await ledger.CommittedStreamAsync();
        await RecordAsync(ledger, stream, Increased(5, "in order", day: 9));
        await RecordAsync(ledger, stream, Increased(7, "back-dated", day: 4));
        await ledger.RebuildAsync(Cancelled);
        (await fixture.AskAsync<long>($"select count(*) from {schema}.ledger_unkept")).Should().Be(1);
        (await fixture.AskAsync<long>($"select count(*) from {schema}.ledger_row")).Should().Be(0);

        var wider = fixture.Provide(options => options.SchemaName = schema, _clock).GetRequiredService<IContractLedger>();
        var (_, token) = await AskAsync(wider, stream);
        await wider.RebuildAsync(Cancelled);
        (await fixture.AskAsync<long>($"select count(*) from {schema}.ledger_unkept")).Should().Be(0);
        (await AskAsync(wider, stream)).Owed.Should().Be(Usd(22));
        (await AskAsync(wider, stream, token)).Owed.Should().Be(Usd(22));
    }

    [Fact]
    public async Task goes_on_in_an_import_of_many_transactions()
    {
        const string schema = "importing";
        var ledger = LedgerIn(schema);
        var stream = NewStream();
        List<HistoryLine> lines =
        [
            Line(stream, Formed(), Noon.AddDays(-20)), Line(stream, Made(), Noon.AddDays(-19)),
            .. Enumerable.Range(0, 2500).Select(i => Line(stream, Increased(1, $"i{i}", day: i == 1500 ? 5 : 9), Noon.AddDays(-18).AddMinutes(i))),
        ];
        await ledger.ImportAsync(lines, cancellationToken: Cancelled);

        (await fixture.AskAsync<long>($"select count(*) from {schema}.ledger_unkept")).Should().Be(1);
        (await fixture.AskAsync<long>($"select count(*) from {schema}.ledger_row")).Should().Be(0);
        (await AskAsync(ledger, stream)).Owed.Should().Be(Usd(2510));
        var viewpoint = new Viewpoint { AsOf = Day(9), KnownAt = Noon.AddDays(-18).AddMinutes(1000) };
        (await ledger.AsOf(viewpoint).TotalAsync("USD", Cancelled)).Value?.Firm.Min.Should().Be(1011);
    }

    [Fact]
    public async Task lets_no_total_leave_out_a_stream_that_lost_a_row_in_the_store()
    {
        const string schema = "lost";
        var ledger = LedgerIn(schema);
        var stream = await ledger.CommittedStreamAsync();
        await RecordAsync(ledger, stream, Increased(5, "in order", day: 9));
        await RecordAsync(ledger, stream, Increased(7, "back-dated", day: 4));
        await fixture.AskAsync<object>($"delete from {schema}.mt_events where stream_id = '{stream}' and version = 3");

        await ledger.Awaiting(asked => asked.AsOf(Viewpoint.Latest).TotalAsync("USD", Cancelled)).Should().ThrowAsync<UnreadableStreamException>();
    }

    private IContractLedger LedgerIn(string schema) => fixture
        .Provide(options => (options.SchemaName, options.RowBound) = (schema, new LedgerBound { LeastEntries = 4, FoldedAgainPerEntry = 0 }), _clock)
        .GetRequiredService<IContractLedger>();

    private async Task RecordAsync(IContractLedger ledger, StreamKey stream, NewEntry entry)
    {
        _clock.Advance(TimeSpan.FromMinutes(5));
        await ledger.RecordAsync(stream, [entry], Cancelled);
    }

    private static async Task<(Amount Owed, KnowledgeToken Token)> AskAsync(IContractLedger ledger, StreamKey stream, KnowledgeToken? known = null)
    {
        var answer = await ledger.PositionsAsync(PositionScope.Of(stream, Commitment), Viewpoint.Latest, known, Cancelled);
        return (((CommitmentFigures)answer.Value.Single().Figures).Outstanding, answer.Knowledge);
    }
}
