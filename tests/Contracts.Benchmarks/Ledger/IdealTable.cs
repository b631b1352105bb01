using Contracts.Benchmarks.Stores;
using Contracts.Storage;
using Npgsql;

namespace Contracts.Benchmarks.Ledger;

/// <summary>The table that a specialist would make for portfolios at past viewpoints alone: nothing in it but the answers, in the order that serves them.</summary>
internal sealed class IdealTable(FilledLedger ledger)
{
    private const string Others = "stream_id, kind, position_id, debtor, creditor, deal, passes_on, nature, lifecycle, standing, is_contested, unit, traits";
    private static readonly string[] Amounts = ["committed", "performed", "withdrawn", "novated", "outstanding"];
    private static readonly string[] Places = ["committed", "performed", "withdrawn", "reduced", "novated", "exceeded", "outstanding"];
    private static readonly string Columns = string.Join(", ", [Others, .. Amounts.Select(name => $"{name}_min, {name}_max")]);

    public static async Task<IdealTable> OfAsync(FilledLedger ledger)
    {
        await ledger.ExecuteAsync($"""
            create table if not exists ideal as
                select effective_from, effective_to, known_from, known_to, {Others}, {string.Join(", ", Amounts.Select(Bounds))} from contracts.ledger_row order by known_to, known_from;
            create index if not exists ideal_known on ideal (known_to, known_from, effective_to, effective_from);
            analyze ideal;
            """);
        await ledger.ExecuteAsync("vacuum ideal");
        return new IdealTable(ledger);
    }

    public async Task<IReadOnlyList<IdealRow>> ReadAsync(Viewpoint viewpoint)
    {
        await using var connection = await ledger.Database.OpenConnectionAsync();
        await using var asking = new NpgsqlCommand($"select {Columns} from ideal where known_from <= $1 and known_to > $1 and effective_from <= $2 and effective_to > $2", connection);
        asking.Parameters.Add(new NpgsqlParameter { Value = viewpoint.KnownAt.UtcDateTime });
        asking.Parameters.Add(new NpgsqlParameter { Value = viewpoint.AsOf.DayNumber });
        await using var rows = await asking.ExecuteReaderAsync();
        var read = new List<IdealRow>();
        while (await rows.ReadAsync())
        {
            read.Add(new IdealRow(
                rows.GetString(0), rows.GetInt16(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), Text(5), Text(6), rows.GetInt16(7), rows.GetInt16(8), rows.GetInt16(9), rows.GetBoolean(10),
                rows.GetString(11), rows.GetInt32(12), rows.GetDecimal(13), Bound(14), rows.GetDecimal(15), Bound(16), rows.GetDecimal(17), Bound(18), rows.GetDecimal(19), Bound(20), rows.GetDecimal(21), Bound(22)));
        }

        return read;

        string? Text(int ordinal) => rows.IsDBNull(ordinal) ? null : rows.GetString(ordinal);
        decimal? Bound(int ordinal) => rows.IsDBNull(ordinal) ? null : rows.GetDecimal(ordinal);
    }

    /// <summary>The bounds as anybody would state them; the ledger's rows leave out what says itself.</summary>
    private static string Bounds(string name)
    {
        var place = Array.IndexOf(Places, name);
        return $"coalesce({name}_min, 0) as {name}_min, case when traits & {AmountTraits.Point(place)} <> 0 then coalesce({name}_min, 0) else {name}_max end as {name}_max";
    }
}
