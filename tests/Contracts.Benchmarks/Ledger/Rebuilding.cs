using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Contracts.Benchmarks.Ledger;

/// <summary>
/// The ledger rebuilt from all entries, beside the finished rows loaded by COPY into the same tables, which are given the
/// same indexes: what the database alone takes.
/// </summary>
internal sealed class Rebuilding : Comparison
{
    private const int BufferBytes = 1 << 20;

    private FilledLedger? _ledger;
    private DirectoryInfo? _finished;

    public override string Name => "rebuild the ledger";

    public override string Reference => "loading the finished rows by COPY, with the same indexes";

    public override Goal Goal => Goal.CostsAtMost(2);

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ledger = await place.LedgerAsync(place.Scale.Entries);
        _finished = Directory.CreateTempSubdirectory("finished-rows-");
        await using var connection = await _ledger.Database.OpenConnectionAsync();
        foreach (var table in Tables)
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {table.Identifier} to stdout (format binary)");
            await using var file = File.Create(FileOf(table));
            await rows.CopyToAsync(file, BufferBytes);
        }

        await ReferenceAsync();
        if (await _ledger.ScalarAsync<long>("select count(*) from beside.ledger_row") != await _ledger.ScalarAsync<long>("select count(*) from contracts.ledger_row"))
            throw new InvalidOperationException("Not all rows were loaded; it is measured only where they are.");
    }

    public override Task OursAsync() => _ledger?.Store.Ledger.RebuildAsync() ?? Task.CompletedTask;

    public override async Task ReferenceAsync()
    {
        if (_ledger is null)
            return;
        await _ledger.ExecuteAsync("drop schema if exists beside cascade; create schema beside");
        await Parallel.ForEachAsync(Tables, LoadAsync);
        await Parallel.ForEachAsync(Tables.SelectMany(table => table.Indexes, (table, index) => (table, index)), async (of, _) => await IndexAsync(of.table, of.index));
    }

    public override async ValueTask DisposeAsync()
    {
        _finished?.Delete(recursive: true);
        await base.DisposeAsync();
    }

    private static IReadOnlyList<Table> Tables { get; } = new LedgerTables("contracts") is var all ? [.. all.RowTables, all.RolledCorners, all.Parties] : [];

    private string FileOf(Table table) => Path.Combine(_finished?.FullName ?? "", table.Identifier.Name);

    private async ValueTask LoadAsync(Table table, CancellationToken cancellationToken)
    {
        if (_ledger is null)
            return;
        await using var connection = await _ledger.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var making = new NpgsqlCommand($"create table beside.{table.Identifier.Name} (like {table.Identifier})", connection))
            await making.ExecuteNonQueryAsync(cancellationToken);
        await using (var rows = await connection.BeginRawBinaryCopyAsync($"copy beside.{table.Identifier.Name} from stdin (format binary, freeze)", cancellationToken))
        {
            await using var file = File.OpenRead(FileOf(table));
            await file.CopyToAsync(rows, BufferBytes, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task IndexAsync(Table table, IndexDefinition index)
    {
        if (_ledger is not null)
            await _ledger.ExecuteAsync($"""
                begin; set local maintenance_work_mem = '256MB';
                create index on beside.{table.Identifier.Name} ({string.Join(", ", index.Columns ?? [])}){(index.Predicate is { } condition ? $" where {condition}" : "")};
                commit
                """);
    }
}
