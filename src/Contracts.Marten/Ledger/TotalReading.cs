using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Reads totals off the corners, each in one round trip that does not grow with the ledger.</summary>
internal sealed class TotalReading(EntryStore store, LedgerTables tables)
{
    /// <summary>What the positions of a scope come to in a unit, by their nature as the ledger's rows have it; null where the tables are not complete.</summary>
    public async Task<IReadOnlyDictionary<short, CornerMeasures>?> SumAsync(string tenant, TotalScope scope, AmountUnit unit, Viewpoint viewpoint, CancellationToken cancellationToken)
    {
        var connection = await store.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var asking = new NpgsqlCommand(Question(scope), connection);
        await using var ending = asking.ConfigureAwait(false);
        Add("tenant", NpgsqlDbType.Varchar, tenant);
        Add("unit", NpgsqlDbType.Varchar, unit.ToString());
        Add("debtor", NpgsqlDbType.Varchar, scope.Debtor?.ToString() ?? "");
        Add("creditor", NpgsqlDbType.Varchar, scope.Creditor?.ToString() ?? "");
        Add("policies", NpgsqlDbType.Integer, (int)viewpoint.Evidence.AsNamed);
        Add("known", NpgsqlDbType.TimestampTz, RecordedInstant.Truncate(viewpoint.KnownAt).UtcDateTime);
        Add("day", NpgsqlDbType.Integer, viewpoint.AsOf.DayNumber);
        var sums = await asking.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken).ConfigureAwait(false);
        await using var done = sums.ConfigureAwait(false);
        Dictionary<short, CornerMeasures>? byNature = null;
        while (await sums.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            byNature ??= [];
            if (!await sums.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false))
                byNature.Add(checked((short)sums.GetInt32(0)), Measures(sums));
        }

        return byNature;

        void Add(string name, NpgsqlDbType type, object value) => asking.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
    }

    private static CornerMeasures Measures(NpgsqlDataReader sums)
    {
        return new(sums.GetDecimal(1), sums.GetDecimal(2), Count(3), Count(4), Count(5), Count(6), Count(7), Count(8));

        int Count(int ordinal) => checked((int)sums.GetDecimal(ordinal));
    }

    /// <summary>
    /// The last checkpoint that is known by then, the blocks after it, the corners after those, and the corners that are not rolled up yet. One
    /// row at least where the tables are complete.
    /// </summary>
    private string Question(TotalScope scope) => $"""
        with checkpoint as (
            select id, known_to, variants from {tables.Blocks.Identifier}
            where tenant_id = @tenant and unit = @unit and debtor = @debtor and creditor = @creditor and is_checkpoint and known_to <= @known
            order by known_to desc limit 1),
        block as (
            select id, known_to, variants from checkpoint
            union all
            select id, known_to, variants from {tables.Blocks.Identifier}
            where tenant_id = @tenant and unit = @unit and debtor = @debtor and creditor = @creditor and not is_checkpoint
            and known_to <= @known and known_to > coalesce((select known_to from checkpoint), '-infinity')),
        part as (
            select of.variant % 4 as nature, {List("sums")}
            from block cross join unnest(block.variants) as of (variant)
            cross join lateral (
                select * from {tables.BlockSums.Identifier} as sums
                where sums.block_id = block.id and sums.variant = of.variant and sums.effective_on <= @day
                order by sums.effective_on desc limit 1) as sums
            where of.variant / 4 & @policies <> 0
            union all
            {Corners(tables.RolledCorners.Identifier.QualifiedName, scope)} and corner.known_at > coalesce((select max(known_to) from block), '-infinity')
            union all
            {Corners(tables.Corners.Identifier.QualifiedName, scope)}),
        total as (select nature, {string.Join(", ", CornerColumns.Measures.Select(measure => $"sum({measure.Name}) as {measure.Name}"))} from part group by nature)
        select total.* from {tables.State.Identifier} as state left join total on true where state.fold_version = {History.FoldVersion} and state.is_complete
        """;

    private static string Corners(string table, TotalScope scope) => $"""
        select corner.nature, {List("corner")} from {table} as corner
        where corner.tenant_id = @tenant and corner.unit = @unit and {scope.Holds}
        and corner.policies & @policies <> 0 and corner.known_at <= @known and corner.effective_on <= @day
        """;

    private static string List(string of) => string.Join(", ", CornerColumns.Measures.Select(measure => $"{of}.{measure.Name}"));
}
