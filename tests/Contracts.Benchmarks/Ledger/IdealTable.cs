using Contracts.Benchmarks.Stores;
using Npgsql;

namespace Contracts.Benchmarks.Ledger;

/// <summary>A table that a specialist would make for one question alone: nothing in it but the answers, in the order that serves them.</summary>
/// <typeparam name="TRow">A row of the answer.</typeparam>
/// <param name="name">The name of the table.</param>
/// <param name="columns">The columns of the answers, as a query on the ledger's rows gives them.</param>
/// <param name="rows">The table of the ledger's rows, with a condition, as SQL.</param>
/// <param name="query">The query for the answer, from the columns at a viewpoint, which stand for <c>{held}</c>.</param>
/// <param name="read">Reads a row, each column by its type.</param>
/// <param name="number">The number by which the answer is compared.</param>
internal sealed class IdealTable<TRow>(
    string name, string columns, string rows, string query, Func<NpgsqlDataReader, TRow> read, Func<TRow, decimal> number) : IdealTable
{
    public override async Task MakeAsync(FilledLedger ledger)
    {
        await ledger.ExecuteAsync($"""
            create table if not exists {name} as
                select effective_from, effective_to, known_from, known_to, {columns} from {rows} order by known_to, known_from;
            create index if not exists {name}_known on {name} (known_to, known_from, effective_to, effective_from);
            analyze {name};
            """);
        await ledger.ExecuteAsync($"vacuum {name}");
    }

    public override async Task<Seen> AskAsync(FilledLedger ledger)
    {
        await using var connection = await ledger.Database.OpenConnectionAsync();
        var held = $"{name} where known_from <= $1 and known_to > $1 and effective_from <= $2 and effective_to > $2";
        await using var asking = new NpgsqlCommand(query.Replace("{held}", held, StringComparison.Ordinal), connection);
        asking.Parameters.Add(new NpgsqlParameter { Value = ledger.Past.KnownAt.UtcDateTime });
        asking.Parameters.Add(new NpgsqlParameter { Value = ledger.Past.AsOf.DayNumber });
        await using var found = await asking.ExecuteReaderAsync();
        var answer = new List<TRow>();
        while (await found.ReadAsync())
            answer.Add(read(found));
        return Seen.Of(answer, number);
    }
}

/// <summary>A table that a specialist would make for one question alone.</summary>
internal abstract class IdealTable
{
    /// <summary>Makes it from the ledger's rows.</summary>
    public abstract Task MakeAsync(FilledLedger ledger);

    /// <summary>Asks it from the ledger's viewpoint in the past.</summary>
    public abstract Task<Seen> AskAsync(FilledLedger ledger);
}
