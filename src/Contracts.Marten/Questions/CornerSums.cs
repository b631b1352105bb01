namespace Contracts.Storage;

/// <summary>The SQL of the corners that a total sums up.</summary>
/// <remarks>Its parameters are those of <see cref="TotalQuery"/>.</remarks>
/// <param name="tables">The ledger's tables.</param>
/// <param name="scope">The positions of the total.</param>
/// <param name="policy">The policy.</param>
internal sealed class CornerSums(LedgerTables tables, TotalScope scope, NamedPolicies policy)
{
    /// <summary>
    /// The tables of a <c>with</c> that end in <c>part</c>, which sums up to the total that is known at an instant: the
    /// last checkpoint that is known by then, the blocks after it, the corners after those, and the corners that are
    /// not rolled up yet.
    /// </summary>
    /// <param name="instant">The instant, as SQL.</param>
    public string PartsUntil(string instant) => $"""
        checkpoint as (
            select id, known_to, variants from {tables.Blocks.Identifier}
            where tenant_id = @tenant and unit = @unit and debtor = @debtor and creditor = @creditor and is_checkpoint
                and known_to <= {instant}
            order by known_to desc limit 1),
        block as (
            select id, known_to, variants from checkpoint
            union all
            select id, known_to, variants from {tables.Blocks.Identifier}
            where tenant_id = @tenant and unit = @unit and debtor = @debtor and creditor = @creditor
                and not is_checkpoint
            and known_to <= {instant} and known_to > coalesce((select known_to from checkpoint), '-infinity')),
        part as (
            select of.variant % 4 as nature, {List("sums")}
            from block cross join unnest(block.variants) as of (variant)
            cross join lateral (
                select * from {tables.BlockSums.Identifier} as sums
                where sums.block_id = block.id and sums.variant = of.variant and sums.effective_on <= @day
                order by sums.effective_on desc limit 1) as sums
            where of.variant / 4 & {(short)policy} <> 0
            union all
            select {Corners(tables.RolledCorners.Identifier.QualifiedName)} and corner.known_at <= {instant}
                and corner.known_at > coalesce((select max(known_to) from block), '-infinity')
            union all
            select {Corners(tables.Corners.Identifier.QualifiedName)} and corner.known_at <= {instant})
        """;

    /// <summary>The corners that are known after an instant and by another, inclusive.</summary>
    /// <param name="after">The first instant, as SQL.</param>
    /// <param name="last">The last instant, as SQL.</param>
    public string Between(string after, string last)
    {
        return $"""
            {Of(tables.RolledCorners.Identifier.QualifiedName)}
            union all {Of(tables.Corners.Identifier.QualifiedName)}
            """;

        string Of(string table) =>
            $"select corner.known_at, {Corners(table)} and corner.known_at > {after} and corner.known_at <= {last}";
    }

    private string Corners(string table) => $"""
        corner.nature, {List("corner")} from {table} as corner
        where corner.tenant_id = @tenant and corner.unit = @unit and {scope.Holds}
            and corner.policies & {(short)policy} <> 0 and corner.effective_on <= @day
        """;

    private static string List(string of) =>
        string.Join(", ", CornerColumns.Measures.Select(measure => $"{of}.{measure.Name}"));
}
