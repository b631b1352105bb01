using Contracts.Benchmarks.Generating;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Npgsql;

namespace Contracts.Benchmarks.Ledger;

/// <summary>The bytes of the ledger's rows with their indexes, beside those of the events with theirs.</summary>
/// <param name="isAtTheBound">True for streams whose facts are dated at random: just too short for the bound, with as many rows as it allows, 16 an entry.</param>
internal sealed class Storing(bool isAtTheBound) : Comparison
{
    private const int StreamsAtTheBound = 50;
    private const int EntriesOfEach = 999;
    private const int CommitmentsOfEach = 17;

    private string? _database;

    public override string Name => $"bytes of rows and their indexes, {(isAtTheBound ? "at the bound" : "in order")}";

    public override string Reference => "bytes of events and their indexes";

    public override Goal Goal => Goal.CostsAtMost(isAtTheBound ? 6 : 4);

    public override Measure Measure => Measure.Stored;

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        if (!isAtTheBound)
        {
            _database = (await place.LedgerAsync(place.Scale.Entries)).ConnectionString;
            return;
        }

        _database = await place.NewDatabaseAsync();
        var store = Own(new OurStore(_database));
        await store.FillAsync(Enumerable.Range(0, StreamsAtTheBound).Select(number => LongStream.Entries(number, isAtRandom: true, EntriesOfEach, CommitmentsOfEach)));
        await store.Ledger.RebuildAsync();
        if (await SumAsync("select count(*)::numeric from contracts.ledger_unkept") is var without and > 0)
            throw new InvalidOperationException($"{without} streams have no rows, because they exceed the bound; bytes are measured only where all have.");
    }

    public override Task OursAsync() => Task.CompletedTask;

    public override Task ReferenceAsync() => Task.CompletedTask;

    public override Task<double> OursInBytesAsync() => SizeAsync("like 'ledger\\_%'");

    public override Task<double> TheirsInBytesAsync() => SizeAsync("in ('mt_events', 'mt_streams')");

    private Task<double> SizeAsync(string which) => SumAsync($"""
        select sum(pg_total_relation_size(oid)) from pg_class
        where relnamespace = 'contracts'::regnamespace and relkind = 'r' and relname {which}
        """);

    private async Task<double> SumAsync(string query)
    {
        await using var database = NpgsqlDataSource.Create(_database ?? "");
        await using var asking = database.CreateCommand(query);
        return (double)(decimal)(await asking.ExecuteScalarAsync() ?? 0m);
    }
}
