using System.Runtime.CompilerServices;
using Contracts.Tests.Laws;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Every stream, one at a time, is the board of all: of one knowledge, whoever writes meanwhile.</summary>
public sealed class AskingForAggregates(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private readonly FakeTimeProvider _clock = new(LedgerFixture.Noon);

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Off)]
    public Task of_whatever_was_recorded_while_others_write(LedgerUpkeep upkeep) =>
        Gen.Select(RandomHistories.OfAnyKind(8).Array[12], RandomHistories.Viewpoint.Array[3]).SampleAsync(async (given, viewpoints) =>
        {
            var ledger = LedgerWith(upkeep);
            var named = given.Select((history, i) => (Stream: StreamKey.Parse($"{KebabCase.Of(history.Stream.Kind)}/r{i}"), history.Entries)).ToList();
            await ledger.ImportAsync([.. named.SelectMany(history => history.Entries.Select((entry, line) => Line(history.Stream, Again(entry), entry.RecordedAt, line + 1)))], cancellationToken: Cancelled);
            foreach (var viewpoint in viewpoints.Append(Viewpoint.Latest))
            {
                var board = Aggregates((await ledger.CommitmentsAsync(PositionScope.Everything, viewpoint, cancellationToken: Cancelled)).Value);
                var answer = await ledger.AsOf(viewpoint).AggregatesAsync(Cancelled);
                await WriteAsync(ledger);

                var read = new List<Aggregate>();
                await foreach (var aggregate in answer.Value.WithCancellation(Cancelled))
                {
                    if (read.Count == 1)
                        await WriteAsync(ledger);
                    read.Add(aggregate);
                }

                read.Select(aggregate => aggregate.Stream).Should().BeInAscendingOrder();
                read.Should().BeEquivalentTo(board, AsAnswers, "{0} is asked", viewpoint);
                Aggregates((await ledger.CommitmentsAsync(PositionScope.Everything, viewpoint, answer.Knowledge, Cancelled)).Value).Should().BeEquivalentTo(board, AsAnswers, "the token is of the board, too");
                var again = await new LedgerView(ledger, viewpoint, answer.Knowledge).AggregatesAsync(Cancelled);
                again.Knowledge.Should().Be(answer.Knowledge);
                (await again.Value.ToListAsync(Cancelled)).Should().BeEquivalentTo(board, AsAnswers, "{0} is asked again", viewpoint);
                (await answer.Value.ToListAsync(Cancelled)).Should().BeEquivalentTo(board, AsAnswers, "{0} is read again", viewpoint);
            }
        }, iter: 2, threads: 1);

    [Fact]
    public async Task holds_one_stream_at_a_time()
    {
        var ledger = LedgerWith(LedgerUpkeep.Off);
        for (var i = 0; i < 20; i++)
            await ledger.CommittedStreamAsync();
        var answer = await ledger.AsOf(Day(9)).AggregatesAsync(Cancelled);

        var (seen, entries) = (new List<WeakReference>(), new List<WeakReference>());
        await using var reading = answer.Value.GetAsyncEnumerator(Cancelled);
        while (await reading.MoveNextAsync())
        {
            Note(reading, seen, entries);
            // What brought the stream may be on the stack below, with a reference to it in a slot of its own.
            await Task.Yield();
            GC.Collect();
            seen.Count(one => one.IsAlive).Should().BeLessThanOrEqualTo(1, "after {0} streams", seen.Count);
            entries.Count(one => one.IsAlive).Should().BeLessThanOrEqualTo(1, "after {0} streams", seen.Count);
        }

        seen.Should().HaveCount(20);
    }

    [Fact]
    public async Task can_stop_in_the_middle()
    {
        var ledger = LedgerWith(LedgerUpkeep.Off);
        await ledger.CommittedStreamAsync();
        await ledger.CommittedStreamAsync();
        var answer = await ledger.AsOf(Day(9)).AggregatesAsync(Cancelled);
        (await answer.Value.FirstAsync(Cancelled)).Stream.Kind.Should().Be(StreamKind.Partnership);

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var reading = async () =>
        {
            await foreach (var _ in answer.Value.WithCancellation(stopping.Token))
                await stopping.CancelAsync();
        };
        await reading.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task refuses_a_token_where_the_store_was_restored_before_it_is_read()
    {
        var schema = $"streamed_{Guid.NewGuid():N}";
        var ledger = fixture.Provide(options => options.SchemaName = schema, _clock).GetRequiredService<IContractLedger>();
        var stream = await ledger.CommittedStreamAsync();
        var answer = await ledger.AsOf(Day(9)).AggregatesAsync(Cancelled);
        await fixture.AskAsync<object>($"delete from {schema}.mt_events where version = 2; update {schema}.mt_streams set version = 1 where id = '{stream}'");

        await answer.Awaiting(asked => asked.Value.ToListAsync(Cancelled).AsTask()).Should().ThrowAsync<TokenRefusedException>();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Note(IAsyncEnumerator<Aggregate> reading, List<WeakReference> seen, List<WeakReference> entries)
    {
        seen.Add(new WeakReference(reading.Current));
        entries.Add(new WeakReference(reading.Current.Facts[0].Entry));
    }

    private static async Task WriteAsync(IContractLedger ledger)
    {
        var stream = await ledger.CommittedStreamAsync();
        await ledger.ImportAsync([Line(stream, Increased(1, "later"), null), Line(StreamKey.Partnership("a-late"), Formed($"f-{Guid.NewGuid():N}"), new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero))], cancellationToken: Cancelled);
    }

    private static List<Aggregate> Aggregates(CommitmentBoard board) =>
        [.. board.Partnerships.Concat<Aggregate>(board.Offerings).Concat(board.Organizations).OrderBy(aggregate => aggregate.Stream)];

    private static FluentAssertions.Equivalency.EquivalencyAssertionOptions<Aggregate> AsAnswers(FluentAssertions.Equivalency.EquivalencyAssertionOptions<Aggregate> answers) =>
        typeof(Entry).Assembly.GetExportedTypes().Where(type => type is { IsValueType: true, IsEnum: false })
            .Aggregate(answers.RespectingRuntimeTypes().IgnoringCyclicReferences().WithStrictOrdering(), (options, value) => options.ComparingByValue(value));

    private static NewEntry Again(Entry entry) => new()
    {
        Id = entry.Id, Event = entry.Event, EffectiveOn = entry.EffectiveOn, Source = entry.Source, Standing = entry.Standing, Rivals = entry.Rivals, Supersedes = entry.Supersedes,
    };

    private IContractLedger LedgerWith(LedgerUpkeep upkeep)
    {
        var schema = $"streamed_{Guid.NewGuid():N}";
        return fixture.Provide(options => (options.SchemaName, options.Ledger) = (schema, upkeep), _clock).GetRequiredService<IContractLedger>();
    }
}
