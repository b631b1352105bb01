using System.Diagnostics;
using Contracts.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Connections that break at any moment of recording, importing and asking.</summary>
public sealed class SurvivingAnOutage
{
    private const int Failures = 80;
    private const int Streams = 6;

    private readonly List<string> _others = [];
    private readonly Dictionary<StreamKey, List<NewEntry>> _sent = [];
    private int _failures;

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task surfaces_as_transient_and_a_retry_completes_everything(LedgerUpkeep upkeep)
    {
        await using var server = await EmbeddedPostgres.StartAsync(cancellationToken: Cancelled);
        // A crash would lose what a throwaway server acknowledged before it was written.
        const string Durable = ";Options=-c synchronous_commit=on";
        await using var network = new FaultyNetwork(await server.CreateDatabaseAsync("outage", Cancelled) + Durable);
        await using var provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(LedgerFixture.Noon))
            .AddContracts(options => (options.ConnectionString, options.Ledger) = (network.ConnectionString, upkeep))
            .BuildServiceProvider();
        var ledger = provider.GetRequiredService<IContractLedger>();
        for (var i = 0; i < Streams; i++)
            await ledger.RecordAsync(Key(i), Sent(Key(i), Formed(), Made(100)), Cancelled);

        var random = new Random(5);
        for (var round = 0; _failures < Failures; round++)
        {
            var act = Acts(ledger, round)[round % 6];
            var acting = Task.Run(() => TryAsync(act), Cancelled);
            await BreakAsync(network, server.ConnectionStringTo("outage"), random, acting);
            await acting;
            round.Should().BeLessThan(20 * Failures, "each kind of break fails some acts");
        }

        _others.Should().BeEmpty();
        await RetryAsync(ledger);
        await IsWholeAsync(ledger);
    }

    private static StreamKey Key(int i) => StreamKey.Partnership($"out-{i}");

    private NewEntry[] Sent(StreamKey stream, params NewEntry[] batch)
    {
        if (!_sent.TryGetValue(stream, out var sent))
            _sent.Add(stream, sent = []);
        sent.AddRange(batch);
        return batch;
    }

    private Func<Task>[] Acts(IContractLedger ledger, int round)
    {
        var (stream, many) = (Key(round % Streams), Enumerable.Range(0, 40).Select(i => $"c{round}-{i}"));
        return
        [
            () => ledger.RecordAsync(stream, Sent(stream, Increased(1, $"a{round}")), Cancelled),
            () => ledger.PositionsAsync(PositionScope.Everything, Viewpoint.Latest, cancellationToken: Cancelled),
            () => ledger.ImportAsync(Lines(round), cancellationToken: Cancelled),
            () => ledger.HistoriesAsync(Cancelled).ToListAsync(Cancelled).AsTask(),
            () => ledger.RecordAsync(stream, Sent(stream, [.. many.Select(id => Increased(1, id))]), Cancelled),
            () => ledger.AsOf(Viewpoint.Latest).CommitmentsAsync(PositionScope.Of((Id<Party>)"a"), Cancelled),
        ];
    }

    /// <summary>Lines of new streams, and of one that is there.</summary>
    private List<HistoryLine> Lines(int round)
    {
        var at = LedgerFixture.Noon.AddDays(1).AddSeconds(round);
        return
        [
            .. from i in Enumerable.Range(0, 10)
               let stream = StreamKey.Partnership($"in-{round}-{i}")
               from entry in Sent(stream, Formed(), Made(5), Increased(1, "x"))
               select Line(stream, entry, at.AddDays(-9)),
            .. Sent(Key(0), Increased(1, $"in{round}")).Select(entry => Line(Key(0), entry, at)),
        ];
    }

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (NpgsqlException failure) when (failure.IsTransient)
        {
            _failures++;
        }
        catch (Exception failure)
        {
            _failures++;
            _others.Add(failure.ToString());
        }
    }

    /// <summary>Cuts the network after some bytes, ends the sessions at some moment, or crashes the server.</summary>
    private static async Task BreakAsync(FaultyNetwork network, string direct, Random random, Task acting)
    {
        var kind = random.Next(20);
        if (kind < 10)
        {
            network.CutAfter(random.Next(random.Next(2) == 0 ? 1_500 : 30_000));
            return;
        }

        await using var source = NpgsqlDataSource.Create(direct + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync(Cancelled);
        for (var moments = random.Next(12); moments > 0 && !acting.IsCompleted; moments--)
            await RunAsync(connection, "select 1");
        const string Others = "from pg_stat_activity where datname = 'outage' and pid <> pg_backend_pid()";
        if (kind < 19)
            await RunAsync(connection, $"select pg_terminate_backend(pid) {Others}");
        else if (await RunAsync(connection, $"select pid {Others} limit 1") is int backend)
            await CrashAsync(backend, connection, direct);
    }

    /// <summary>Kills a server process, whereupon the server ends all others, and recovers.</summary>
    private static async Task CrashAsync(int backend, NpgsqlConnection witness, string direct)
    {
        try
        {
            using var process = Process.GetProcessById(backend);
            process.Kill();
        }
        catch (ArgumentException)
        {
            return; // it has ended by itself since it was found
        }

        // The server takes a moment to notice, and goes on until then. A session that ended by itself is listed no more.
        await Monitoring.Awaiting.UntilAsync(async () =>
        {
            try
            {
                return await RunAsync(witness, $"select pid from pg_stat_activity where pid = {backend}") is null;
            }
            catch (NpgsqlException)
            {
                return true;
            }
        });
        await Monitoring.Awaiting.UntilAsync(async () =>
        {
            try
            {
                await using var source = NpgsqlDataSource.Create(direct + ";Pooling=false");
                await using var connection = await source.OpenConnectionAsync(Cancelled);
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        });
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(Cancelled);
    }

    /// <summary>Records everything again with the same ids; sessions that a break ended fail once more.</summary>
    private async Task RetryAsync(IContractLedger ledger)
    {
        foreach (var (stream, sent) in _sent)
        {
            var begun = _failures;
            while (true)
            {
                try
                {
                    await ledger.RecordAsync(stream, sent, Cancelled);
                    break;
                }
                catch (NpgsqlException failure) when (failure.IsTransient && ++_failures < begun + 200)
                {
                    // Once more.
                }
            }
        }
    }

    private async Task IsWholeAsync(IContractLedger ledger)
    {
        var histories = await ledger.HistoriesAsync(Cancelled).ToListAsync(Cancelled);
        histories.Select(history => history.Stream).Should().BeEquivalentTo(_sent.Keys);
        foreach (var history in histories)
        {
            var sent = _sent[history.Stream].Select(entry => entry.Id);
            history.Entries.Select(entry => entry.Id).Should().BeEquivalentTo(sent);
        }

        var folded = histories.SelectMany(history => Position.Of(history.AsOf(Viewpoint.Latest)));
        (await ledger.AsOf(Viewpoint.Latest).PositionsAsync(Cancelled)).Value.Should().BeEquivalentTo(folded);
    }
}
