using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>One long stream whose entries are dated at random.</summary>
/// <remarks>Time and memory count here, so nothing else runs meanwhile.</remarks>
[Collection(nameof(ImportingAtRandom))]
[CollectionDefinition(nameof(ImportingAtRandom), DisableParallelization = true)]
public sealed class ImportingAtRandom(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int Commitments = 2000;
    private const int Debtors = 50;
    private const int Days = 3650;

    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(20);
    private static readonly DateOnly First = new(2015, 1, 1);
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task costs_about_as_much_as_in_order_and_the_stream_is_asked_and_recorded_onto()
    {
        const int entries = 100_000;
        var ledger = fixture.Provide(options => options.SchemaName = "at_random", TimeProvider.System).GetRequiredService<IContractLedger>();
        await ImportAsync(ledger, "warm", 2000, Days);
        var (inOrder, heldInOrder) = await ImportAsync(ledger, "in-order", entries, days: null);
        var (atRandom, heldAtRandom) = await ImportAsync(ledger, "at-random", entries, Days);
        TestContext.Current.SendDiagnosticMessage("{0} entries: {1} and {2} MB in order, {3} and {4} MB at random", entries, inOrder, heldInOrder >> 20, atRandom, heldAtRandom >> 20);

        atRandom.Should().BeLessThan((2 * inOrder) + TimeSpan.FromSeconds(20), "other work on the machine counts, too");
        heldAtRandom.Should().BePositive().And.BeLessThan(1L << 30);
        var stream = StreamKey.Partnership("at-random");
        var viewpoint = Viewpoint.On(First.AddDays(Days / 2), Start.AddMinutes(entries * 3 / 4));
        var folded = (await ledger.HistoryAsync(stream, Cancelled)).AsOf(viewpoint);
        var positions = (await ledger.AsOf(viewpoint).PositionsAsync(PositionScope.Of(stream), Cancelled)).Value;
        positions.Should().HaveCount(Commitments)
            .And.BeEquivalentTo(Position.Of(folded), options => options.WithoutStrictOrdering());
        foreach (var day in new[] { First.AddDays(Days + 1), First.AddDays(Days / 2) })
        {
            var recording = Stopwatch.StartNew();
            await ledger.RecordAsync(stream, [Increased($"c{Commitments / 2}", $"more-{day:yyyy-MM-dd}", day)], Cancelled);
            TestContext.Current.SendDiagnosticMessage("recorded on {0} in {1}", day, recording.Elapsed);
            recording.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(3));
        }
    }

    /// <summary>Imports one stream, each entry of which is learned at an instant of its own; in order, or at random within some days.</summary>
    /// <returns>How long it took, and the most bytes on the heap.</returns>
    private static async Task<(TimeSpan Elapsed, long Held)> ImportAsync(IContractLedger ledger, string slug, int entries, int? days)
    {
        var random = new Random(7);
        var stream = StreamKey.Partnership(slug);
        var lines = Enumerable.Range(0, entries).Select(i => Line(
            stream,
            i == 0 ? new NewEntry { Id = "formed", Event = new PartnershipFormed { Parties = [.. Parties(slug)] }, EffectiveOn = First }
                : i <= Commitments ? new NewEntry
                {
                    Id = $"e{i}",
                    Event = new CommitmentMade { Commitment = $"c{i - 1}", Debtor = $"{slug}-{i % Debtors}", Creditor = slug, Amount = Usd(1_000_000) },
                    EffectiveOn = First,
                }
                : Increased($"c{random.Next(Commitments)}", $"e{i}", First.AddDays(days is { } most ? random.Next(most) : (int)((long)i * Days / entries))),
            Start.AddMinutes(i),
            i + 1));
        GC.Collect();
        var (watch, held) = (Stopwatch.StartNew(), 0L);
        await using (new Timer(_ => held = Math.Max(held, GC.GetTotalMemory(forceFullCollection: false)), null, TimeSpan.Zero, Often))
            await ledger.ImportAsync(lines, cancellationToken: Cancelled);
        return (watch.Elapsed, held);
    }

    private static IEnumerable<Party> Parties(string slug) =>
        Enumerable.Range(0, Debtors).Select(i => new Party { Id = $"{slug}-{i}" }).Append(new Party { Id = slug });

    private static NewEntry Increased(string commitment, string id, DateOnly day) =>
        new() { Id = id, Event = new CommitmentIncreased { Commitment = commitment, By = Usd(1) }, EffectiveOn = day };
}
