using Contracts.Tests.Laws;
using CsCheck;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Whatever was recorded, the store and memory answer alike from every viewpoint.</summary>
public sealed class AnsweringAsMemoryDoes(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int HowManyHistories = 40;

    [Fact]
    public Task over_random_hostile_histories() =>
        Gen.Select(RandomHistories.Entries(1, 14).Array[HowManyHistories], RandomHistories.Viewpoint.Array[30])
            .SampleAsync(AnswersAlikeAsync, iter: 3, threads: 1);

    private async Task AnswersAlikeAsync((NewEntry, DateTimeOffset)[][] given, Viewpoint[] viewpoints)
    {
        var ledger = fixture.LedgerIn($"random_{Guid.NewGuid():N}");
        var inMemory = given.Select((entries, i) => History.Empty(StreamKey.Partnership($"r{i}")).Import(entries).After).ToDictionary(history => history.Stream);
        var lines = given.SelectMany((entries, i) => entries.Select((entry, line) => Line(StreamKey.Partnership($"r{i}"), entry.Item1, entry.Item2, line + 1)));

        await ledger.ImportAsync([.. lines], cancellationToken: Cancelled);

        var answered = 0;
        await foreach (var stored in ledger.HistoriesAsync(Cancelled))
        {
            foreach (var viewpoint in viewpoints)
                RandomHistories.Seen(stored, viewpoint).Should().Be(RandomHistories.Seen(inMemory[stored.Stream], viewpoint), "{0} is seen from {1}", stored.Stream, viewpoint);
            answered++;
        }

        answered.Should().Be(HowManyHistories);
    }
}
