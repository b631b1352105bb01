using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>
/// Rolls corners up, so that a total at any day and instant is the sum of a few rows however many there are: the last
/// checkpoint, the blocks after it, and the corners after those.
/// </summary>
/// <remarks>
/// Corners are moved from where they come in, in a transaction of their own, so that each counts once at any time. A
/// block is a span of known time; what comes in late for one undoes it, and all that follow.
/// </remarks>
/// <param name="database">The database.</param>
/// <param name="blockSize">The number of corners of a block; more only where they are of one instant.</param>
/// <param name="blocksInCheckpoint">
/// The number of blocks that a checkpoint sums up, with all before them; up to <see cref="Stretch"/> times as many
/// where those before have many days.
/// </param>
/// <param name="blocksAtOnce">
/// The number of blocks that the corners of a scope have to fill before they are cut into blocks.
/// </param>
internal sealed class CornerRollup(
    LedgerDatabase database, int blockSize = 256, int blocksInCheckpoint = 16, int blocksAtOnce = 4)
{
    private const int Stretch = 4;

    /// <summary>The number of corners moved at once after which statistics and the space of rows are out of date.</summary>
    private const int Many = 10_000;

    private readonly LedgerTables _tables = database.Tables;

    private static readonly string Columns = LedgerValues.Names(CornerColumns.All);
    private static readonly string[] Measures = [.. CornerColumns.Measures.Select(measure => measure.Name)];

    /// <summary>Rolls up new corners; one rollup runs at a time, and others leave the work to it.</summary>
    /// <param name="afterRebuild">True after a rebuild, when there are no blocks yet.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is changed then.</param>
    public async Task RunAsync(bool afterRebuild, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        var sql = new RollupStatements(database, connection, cancellationToken);
        if (!await sql.AskAsync<bool>(
            $"select pg_try_advisory_xact_lock(hashtextextended('{_tables.Schema}.rolling', 0))").ConfigureAwait(false))
            return;
        await sql.RunAsync($"""
            create temporary table moved on commit drop as
                with gone as (delete from {_tables.Corners.Identifier} returning *) select * from gone;
            insert into {_tables.RolledCorners.Identifier} ({Columns}) select {Columns} from moved;
            {Scopes(afterRebuild ? _tables.RolledCorners.Identifier.QualifiedName : "moved")}
            {UndoLate}
            """).ConfigureAwait(false);
        foreach (var (hasDebtor, hasCreditor) in new[] { (true, true), (true, false), (false, true), (false, false) })
        {
            foreach (var scope in await sql.ScopesAsync(Waiting(hasDebtor, hasCreditor)).ConfigureAwait(false))
                await RollUpAsync(sql, scope, TotalScope.Holding(hasDebtor, hasCreditor, "@debtor", "@creditor"))
                    .ConfigureAwait(false);
        }

        var moved = await sql.AskAsync<long>("select count(*) from moved").ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        await sql.RunAsync($"""
            delete from {_tables.Changes.Identifier} as change using (
                select tenant_id, max(known_at) as known_at from {_tables.Changes.Identifier} group by tenant_id) as last
            where change.tenant_id = last.tenant_id and change.known_at < last.known_at
            """).ConfigureAwait(false);
        if (moved >= Many)
        {
            // Each total would read over the corners that were moved away until autovacuum comes, a minute later or so.
            await sql.RunAsync($"vacuum (skip_locked) {_tables.Corners.Identifier}").ConfigureAwait(false);
            await sql.RunAsync(
                $"analyze (skip_locked) {_tables.RolledCorners.Identifier}, "
                + $"{_tables.Blocks.Identifier}, {_tables.BlockSums.Identifier}").ConfigureAwait(false);
        }
    }

    private static string Scopes(string corners) => $"""
        create temporary table scope on commit drop as
        select tenant_id, unit, debtor, creditor, min(known_at) as first from {corners}
            group by tenant_id, unit, debtor, creditor
        union all select tenant_id, unit, debtor, '', min(known_at) from {corners} where not is_passed_on
            group by tenant_id, unit, debtor
        union all select tenant_id, unit, '', creditor, min(known_at) from {corners} where not is_passed_on
            group by tenant_id, unit, creditor
        union all select tenant_id, unit, '', '', min(known_at) from {corners} where not is_passed_on
            group by tenant_id, unit;
        analyze scope;
        """;

    private string UndoLate => $"""
        create temporary table undone on commit drop as
        select block.id from {_tables.Blocks.Identifier} as block join scope using (tenant_id, unit, debtor, creditor)
            where block.known_to >= scope.first;
        delete from {_tables.BlockSums.Identifier} where block_id in (select id from undone);
        delete from {_tables.Blocks.Identifier} where id in (select id from undone);
        """;

    /// <summary>
    /// The scopes of a kind in which enough corners wait for a block, each with where its blocks end.
    /// </summary>
    private string Waiting(bool hasDebtor, bool hasCreditor) => $"""
        select scope.tenant_id, scope.unit, scope.debtor, scope.creditor, coalesce(last.known_to, '-infinity')
        from scope left join lateral (
            select max(block.known_to) as known_to from {_tables.Blocks.Identifier} as block
            where block.tenant_id = scope.tenant_id and block.unit = scope.unit and block.debtor = scope.debtor
                and block.creditor = scope.creditor and not block.is_checkpoint
        ) as last on true
        where (scope.debtor <> '') = {hasDebtor} and (scope.creditor <> '') = {hasCreditor}
            and {blockSize * blocksAtOnce} < (
            select count(*) from (
                select 1 from {_tables.RolledCorners.Identifier} as corner
                where corner.tenant_id = scope.tenant_id and corner.unit = scope.unit
                and {TotalScope.Holding(hasDebtor, hasCreditor, "scope.debtor", "scope.creditor")}
                    and corner.known_at > coalesce(last.known_to, '-infinity')
                limit {(blockSize * blocksAtOnce) + 1}) as few)
        """;

    private async Task RollUpAsync(RollupStatements sql, CornerScope scope, string condition)
    {
        await sql.RunAsync(MakeBlocks(condition), scope).ConfigureAwait(false);
        while (await sql.AskAsync<long?>(MakeCheckpoint, scope).ConfigureAwait(false) is { } checkpoint)
            await sql.RunAsync(FillCheckpoint, scope, ("checkpoint", NpgsqlDbType.Bigint, checkpoint))
                .ConfigureAwait(false);
    }

    /// <summary>The corners are cut into blocks between instants; the last block is left until it is full.</summary>
    private string MakeBlocks(string condition) => $"""
        with numbered as (
            select {Variant} as variant, corner.known_at, corner.effective_on, {List(measure => $"corner.{measure}")},
                (count(*) over (order by corner.known_at) - 1) / {blockSize} as number
            from {_tables.RolledCorners.Identifier} as corner where corner.tenant_id = @tenant and corner.unit = @unit
                and {condition} and corner.known_at > @rolled),
        blocks as (select number, max(known_at) as known_to from numbered group by number),
        made as (
            insert into {_tables.Blocks.Identifier} (id, tenant_id, unit, debtor, creditor, is_checkpoint, known_after,
                known_to, variants)
            select nextval('{_tables.BlockNumbers.Identifier}'), @tenant, @unit, @debtor, @creditor, false,
                coalesce(lag(known_to) over (order by known_to), @rolled), known_to, array[]::integer[]
            from blocks where number < (select max(number) from blocks)
            returning id, known_to),
        sums as (
            insert into {_tables.BlockSums.Identifier} (block_id, variant, effective_on, {List(measure => measure)})
            select made.id, variant, effective_on,
                {List(measure => $"sum(sum({measure})) over (partition by made.id, variant order by effective_on)")}
            from numbered join blocks using (number) join made using (known_to)
            group by made.id, variant, effective_on
            returning block_id)
        select count(*) from sums;
        {NoteVariants}
        """;

    /// <summary>
    /// Begins a checkpoint where enough blocks follow on the last, and says its number; null where they do not.
    /// </summary>
    /// <remarks>It repeats every day of the last; so it waits for about as many corners as those are.</remarks>
    private string MakeCheckpoint => $"""
        with last as (select coalesce(max(known_to), '-infinity') as known_to, max(id) as id
            from {_tables.Blocks.Identifier} where {InScopeOf("ledger_block")} and is_checkpoint),
        days as (select count(*) from {_tables.BlockSums.Identifier} where block_id = (select id from last)),
        enough as (
            select known_to from {_tables.Blocks.Identifier} where {InScopeOf("ledger_block")} and not is_checkpoint
                and known_to > (select known_to from last)
            order by known_to offset greatest({blocksInCheckpoint}, least({blocksInCheckpoint * Stretch},
                (select count from days) / {blockSize})) - 1 limit 1)
        insert into {_tables.Blocks.Identifier} (id, tenant_id, unit, debtor, creditor, is_checkpoint, known_after,
            known_to, variants)
        select nextval('{_tables.BlockNumbers.Identifier}'), @tenant, @unit, @debtor, @creditor, true, last.known_to,
            enough.known_to, array[]::integer[] from last, enough
        returning id
        """;

    /// <summary>A checkpoint is the one before it and the blocks since.</summary>
    private string FillCheckpoint => $"""
        with changes as (
            select sums.variant, sums.effective_on, {List(measure =>
                $"sums.{measure} - lag(sums.{measure}, 1, 0) over (partition by sums.block_id, sums.variant "
                + $"order by sums.effective_on) as {measure}")}
            from {_tables.Blocks.Identifier} as checkpoint join {_tables.Blocks.Identifier} as part
                on {InScopeOf("part")}
            and case when part.is_checkpoint then part.known_to = checkpoint.known_after
                else part.known_to > checkpoint.known_after and part.known_to <= checkpoint.known_to end
            join {_tables.BlockSums.Identifier} as sums on sums.block_id = part.id
            where checkpoint.id = @checkpoint)
        insert into {_tables.BlockSums.Identifier} (block_id, variant, effective_on, {List(measure => measure)})
        select @checkpoint, variant, effective_on,
            {List(measure => $"sum(sum({measure})) over (partition by variant order by effective_on)")}
        from changes group by variant, effective_on;
        {NoteVariants}
        """;

    private string NoteVariants => $"""
        update {_tables.Blocks.Identifier} as block set variants = (select array_agg(distinct variant)
            from {_tables.BlockSums.Identifier} where block_id = block.id)
        where {InScopeOf("block")} and block.variants = array[]::integer[]
        """;

    /// <summary>The policies under which a corner counts and its nature, as one number.</summary>
    private static string Variant => "(corner.policies * 4 + corner.nature)";

    private static string InScopeOf(string block) =>
        $"{block}.tenant_id = @tenant and {block}.unit = @unit "
        + $"and {block}.debtor = @debtor and {block}.creditor = @creditor";

    private static string List(Func<string, string> each) => string.Join(", ", Measures.Select(each));
}
