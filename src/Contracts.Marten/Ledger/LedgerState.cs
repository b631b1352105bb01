namespace Contracts.Storage;

/// <summary>Which versions of the fold the ledger's tables are complete for, as SQL.</summary>
/// <remarks>Rows that another version of the rules made are never read; whoever writes without keeping them up says that they are not complete.</remarks>
internal static class LedgerState
{
    /// <summary>The ledger of a new store is complete; that of a store with entries is so once it is rebuilt.</summary>
    public static string Begin(LedgerTables tables) =>
        $"insert into {tables.State.Identifier} (fold_version, is_complete) select {History.FoldVersion}, not exists (select 1 from {tables.Schema}.mt_events) on conflict do nothing";

    /// <summary>All that was recorded is in the tables.</summary>
    public static string Complete(LedgerTables tables) =>
        $"insert into {tables.State.Identifier} (fold_version, is_complete) values ({History.FoldVersion}, true) on conflict (fold_version) do update set is_complete = true";

    /// <summary>What a writer says that keeps up the rows of its own version only, or none; the database gives notice where rows were complete until then.</summary>
    public static string Spoil(LedgerTables tables, bool keepsRows) => $"""
        do $$ begin
            if to_regclass('{tables.State.Identifier}') is not null then
                update {tables.State.Identifier} set is_complete = false where is_complete{(keepsRows ? $" and fold_version <> {History.FoldVersion}" : "")};
                if found then
                    raise notice 'rows are not complete any more';
                end if;
            end if;
        end $$
        """;
}
