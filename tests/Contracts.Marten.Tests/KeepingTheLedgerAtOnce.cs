using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>The rows are those that the entries make, however many write at once, and whatever their sessions take for the time of day.</summary>
public sealed class KeepingTheLedgerAtOnce(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int Writers = 16;

    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Karachi")]
    public async Task under_sixteen_writers(string timeZone)
    {
        var schema = $"at_once_{timeZone.Length}";
        var clock = new FakeTimeProvider(LedgerFixture.Noon);
        var ledger = fixture.Provide(options => (options.SchemaName, options.ConnectionString) = (schema, $"{options.ConnectionString};Timezone={timeZone}"), clock).GetRequiredService<IContractLedger>();
        StreamKey[] streams = [.. Enumerable.Range(0, 4).Select(i => StreamKey.Partnership($"s{i}"))];
        foreach (var stream in streams)
            await ledger.RecordAsync(stream, [Formed(), Made(1000)], Cancelled);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                var stream = streams[(writer + i) % streams.Length];
                await ledger.RecordAsync(stream, [Increased(writer, $"w{writer}-{i}", day: 3 + ((writer + i) % 20))], Cancelled);
                if (i == 2)
                    await ledger.RecordAsync(stream, [new NewEntry { Id = $"r{writer}", Event = new EntryRetracted { Entry = $"w{writer}-{i}" } }], Cancelled);
            }
        })));

        var histories = await ledger.HistoriesAsync(Cancelled).ToListAsync(Cancelled);
        var instants = histories.SelectMany(history => history.Entries).Select(entry => entry.RecordedAt).Distinct().Order().ToList();
        foreach (var instant in instants.Where((_, i) => i % 7 == 0).Append(instants[^1]))
        {
            var viewpoint = Viewpoint.On(Day(12), instant);
            (await ledger.PositionsAsync(PositionScope.Everything, viewpoint, cancellationToken: Cancelled)).Value
                .Should().BeEquivalentTo(histories.SelectMany(history => Position.Of(history.AsOf(viewpoint))));
            (await ledger.AsOf(viewpoint).TotalAsync("USD", Cancelled)).Value.Should().Be(Exposure.Of(CommitmentBoard.Of(histories, viewpoint).Positions).ByUnit.SingleOrDefault());
        }

        histories.Sum(history => history.Version).Should().Be((2 * streams.Length) + (Writers * 6));
    }
}
