-- Roles with the least privileges for one ledger:
--
--   contracts_owner    owns the entries and their functions; only for schema changes and restores
--   contracts_writer   for hosts: reads and adds entries, and can neither update nor delete one; owns the tables derived from
--                      the entries, so that it can rebuild them
--   contracts_sql      owns the functions that answer in SQL (docs/sql.md) and reads what they need; no login acts as it
--   contracts_reader   executes these functions, for the tenants that contracts_sql.reader_tenant names; reads nothing else
--
-- Run this as a superuser in the ledger's database once its schema exists, and again after each change of the schema:
--
--   psql -v ON_ERROR_STOP=1 -v schema=contracts -f docs/roles.sql
--
-- Each host has a login of its own that acts as the writer, and is configured with SchemaUpkeep = Check:
--
--   create role my_host login password '…' in role contracts_writer;
--   alter role my_host set role = 'contracts_writer';

select set_config('contracts.schema', :'schema', false);

do $$
declare
    ledger text := current_setting('contracts.schema');
    answers text := left(current_setting('contracts.schema'), 59) || '_sql';
    thing record;
begin
    for thing in select name from unnest(array['contracts_owner', 'contracts_writer', 'contracts_sql', 'contracts_reader']) as name loop
        if not exists (select from pg_roles where rolname = thing.name) then
            execute format('create role %I nologin', thing.name);
        end if;
    end loop;

    -- A host needs this to see whether its long statements still make progress, and to name the sessions that block it.
    if not pg_has_role('contracts_writer', 'pg_read_all_stats', 'member') then
        grant pg_read_all_stats to contracts_writer;
    end if;

    execute format('alter schema %I owner to contracts_owner', ledger);
    execute format('grant usage, create on schema %I to contracts_writer', ledger);
    execute format('grant usage on schema %I to contracts_sql', ledger);

    -- A sequence that a column owns gets the owner of its table, so it is left out here.
    for thing in
        select case when relkind = 'S' then 'sequence' else 'table' end as kind, oid::regclass as name, relname like 'ledger\_%' as is_derived
        from pg_class as held
        where relnamespace = ledger::regnamespace and relkind in ('r', 'S')
        and not exists (select from pg_depend where objid = held.oid and deptype in ('a', 'i') and refclassid = 'pg_class'::regclass)
    loop
        execute format('alter %s %s owner to %I', thing.kind, thing.name, case when thing.is_derived then 'contracts_writer' else 'contracts_owner' end);
    end loop;

    for thing in select oid::regprocedure as name from pg_proc where pronamespace = ledger::regnamespace loop
        execute format('alter function %s owner to contracts_owner', thing.name);
    end loop;

    for thing in select oid::regclass as name, relname from pg_class where relnamespace = ledger::regnamespace and relkind = 'r' and relname not like 'ledger\_%' loop
        execute format('revoke all on %s from contracts_writer', thing.name);
        execute format(
            'grant %s on %s to contracts_writer',
            case thing.relname when 'mt_events' then 'select, insert' when 'mt_streams' then 'select, insert, update' else 'select, insert, update, delete' end,
            thing.name);
    end loop;

    execute format('grant usage, select on all sequences in schema %I to contracts_writer', ledger);
    execute format('grant select on all tables in schema %I to contracts_sql', ledger);
    execute format('grant select on all sequences in schema %I to contracts_sql', ledger);
    -- A rebuild puts new tables in the place of the old ones.
    execute format('alter default privileges for role contracts_writer in schema %I grant select on tables to contracts_sql', ledger);

    -- Before there was SQL for readers, they read the tables themselves.
    execute format('revoke all on schema %I from contracts_reader', ledger);
    execute format('revoke all on all tables in schema %I from contracts_reader', ledger);
    execute format('revoke all on all sequences in schema %I from contracts_reader', ledger);
    execute format('alter default privileges for role contracts_writer in schema %I revoke all on tables from contracts_reader', ledger);

    execute format('alter schema %I owner to contracts_owner', answers);
    execute format('alter table %I.reader_tenant owner to contracts_owner', answers);
    execute format('grant select on %I.reader_tenant to contracts_sql', answers);
    execute format('grant usage on schema %I to contracts_sql, contracts_reader', answers);
    for thing in select oid::regprocedure as name, prosecdef as is_for_readers from pg_proc where pronamespace = answers::regnamespace loop
        execute format('alter function %s owner to contracts_sql', thing.name);
        if thing.is_for_readers then
            execute format('grant execute on function %s to contracts_reader', thing.name);
        end if;
    end loop;
end $$;
