using JasperFx;

namespace Contracts.Storage;

/// <summary>
/// The functions that the others begin with. They check the tenant, the viewpoint and the state of the rows; readers
/// may not execute them.
/// </summary>
internal sealed class SqlChecks(LedgerTables tables)
{
    /// <summary>The error code of a parameter that cannot be accepted: <c>invalid_parameter_value</c>.</summary>
    private const string Refused = "22023";

    /// <summary>
    /// The error code of rows that cannot answer: <c>object_not_in_prerequisite_state</c>.
    /// </summary>
    private const string CannotAnswer = "55000";

    private readonly string _schema = SqlSchema.NameOf(tables.Schema);
    private readonly ActiveWriters _writers = new(tables.Schema);

    /// <summary>The words of the evidence policies that rows are kept for, each with its bit.</summary>
    public static IReadOnlyList<(string Word, NamedPolicies Policy)> Policies { get; } =
        [.. EvidencePolicy.Named.Select(evidence => (evidence.Name, evidence.AsNamed))];

    public IEnumerable<SqlFunction> Functions => [CheckTenant, CheckViewpoint, CheckRows];

    private SqlFunction CheckTenant => new(_schema, "check_tenant")
    {
        Parameters = "tenant text",
        Columns = [new("is_readable", "boolean", "true")],
        Says = "Fails unless the session may read the tenant.",
        FoldVersion = tables.FoldVersion,
        IsForReaders = false,
        Body = $"""
            begin
                if tenant is null or not (
                    exists (
                        select from {_schema}.{SqlReaders.Table} as reader
                        join pg_catalog.pg_roles as held on held.rolname = reader.role_name
                        where reader.tenant = check_tenant.tenant and pg_has_role(session_user, held.oid, 'member'))
                    or (
                        (pg_has_role(
                            session_user,
                            (select nspowner from pg_catalog.pg_namespace where nspname = '{tables.Schema}'),
                            'member')
                        or exists (
                            select from {_schema}.{SqlReaders.Table} as reader
                            join pg_catalog.pg_roles as held on held.rolname = reader.role_name
                            where reader.tenant = '*' and pg_has_role(session_user, held.oid, 'member')))
                        and (tenant = '{StorageConstants.DefaultTenantId}' or exists (
                            select from {tables.Schema}.mt_streams as stream
                            where stream.tenant_id = check_tenant.tenant))))
                then
                    raise exception using errcode = '{Refused}', message = format(
                        'There is no tenant %s that %s may read; one that {_schema}.{SqlReaders.Table} names for a '
                        'role of the login, and of whom anything is recorded, is required.',
                        coalesce(quote_literal(tenant), 'null'), quote_ident(session_user));
                end if;
                return query select true;
            end
            """,
    };

    /// <summary>
    /// Checks the parameters, locks the tables that a rebuild replaces, and then reads the bounds of the writers: the
    /// statements that follow see what was committed by then.
    /// </summary>
    private SqlFunction CheckViewpoint => new(_schema, "check_viewpoint")
    {
        Parameters = "tenant text, as_of date, known_at timestamp with time zone, policy text",
        Columns =
        [
            new("day", "integer", "the number of the day"),
            new("policies", "smallint", "the bit of the policy"),
            new("number", "bigint", "the number up to which no entry can be committed any more"),
            new("is_unsettled", "boolean", "true where entries that are known by then may still be committed"),
        ],
        Says = "Fails unless the viewpoint can be answered from; keeps a rebuild from replacing the rows meanwhile.",
        FoldVersion = tables.FoldVersion,
        IsForReaders = false,
        Body = $"""
            #variable_conflict use_column
            declare
                settled timestamptz := clock_timestamp() - interval '{HighWaterDetector.ClockTolerance.TotalSeconds}s';
                last_number bigint;
                least_number bigint;
                least_instant bigint;
            begin
                perform {_schema}.check_tenant(tenant);
                if as_of is null or as_of < date '0001-01-01' or as_of > date '9999-12-31' then
                    raise exception using errcode = '{Refused}', message = format(
                        'as_of is %s; a day from 0001-01-01 to 9999-12-31 is required.', coalesce(as_of::text, 'null'));
                end if;
                if known_at is null then
                    raise exception using errcode = '{Refused}',
                        message = 'known_at is null; an instant is required, or infinity for all that is recorded.';
                end if;
                if policy is null or policy not in ({Words}) then
                    raise exception using errcode = '{Refused}', message = format(
                        'policy is %s; one of {string.Join(", ", Policies.Select(policy => policy.Word))} is required.',
                        coalesce(quote_literal(policy), 'null'));
                end if;
                {tables.LockForReading};
                last_number := ({_writers.LastNumber});
                select * into least_number, least_instant from ({_writers.LowerBounds}) as bounds (number, instant);
                settled := least(
                    settled, timestamptz '2000-01-01 00:00:00+00' + (least_instant - 1) * interval '1 millisecond');
                return query select
                    as_of - date '0001-01-01',
                    (case policy {PolicyBits} end)::smallint,
                    least(last_number, least_number),
                    known_at > settled or current_setting('transaction_isolation') <> 'read committed'
                        or pg_is_in_recovery();
            end
            """,
    };

    /// <summary>Reads in the snapshot of the statement that reads the rows as well.</summary>
    private SqlFunction CheckRows => new(_schema, "check_rows")
    {
        Parameters = "tenant text, known_at timestamp with time zone, number bigint, skip_unkept boolean",
        Columns = [new("is_behind", "boolean", "true where entries that are known by then have no rows yet")],
        Says = "Fails unless the rows can answer, as the statement sees them that calls it.",
        FoldVersion = tables.FoldVersion,
        IsForReaders = false,
        SeesOneSnapshot = true,
        Body = $"""
            #variable_conflict use_column
            declare
                held record;
                progress bigint;
                without_rows text;
            begin
                select * into held from {tables.State.Identifier};
                if not found or (not held.is_complete and held.upkeep = '{LedgerState.Word(LedgerUpkeep.Off)}') then
                    raise exception using errcode = '{CannotAnswer}', message =
                        'The ledger in {tables.Schema} keeps no rows; a host that keeps them, with Ledger = Inline or '
                        'Async, and a rebuild are required.';
                end if;
                if held.fold_version <> {tables.FoldVersion} then
                    raise exception using errcode = '{CannotAnswer}', message = format(
                        'The rows of the ledger in {tables.Schema} are of version %s of the rules; rows of version '
                        '{tables.FoldVersion}, which a rebuild by a host of that version makes, or the functions of '
                        'the other version are required.', held.fold_version);
                end if;
                if not held.is_complete then
                    raise exception using errcode = '{CannotAnswer}', message = format(
                        'The rows of the ledger in {tables.Schema} are incomplete (%s); a rebuild is required, which '
                        'a host does by itself (RebuildIncompleteRows) or by RebuildAsync.', held.reason);
                end if;
                if not exists (
                    select from pg_catalog.pg_class where relname = '{tables.Rows.Identifier.Name}'
                    and oid = to_regclass('{tables.Rows.Identifier}'))
                then
                    raise exception using errcode = 'serialization_failure', message =
                        'The rows of the ledger in {tables.Schema} were rebuilt since the transaction began; '
                        'another transaction is required.';
                end if;
                if not coalesce(skip_unkept, false) then
                    select string_agg(stream_id, ', ' order by stream_id) into without_rows
                    from (
                        select stream_id from {tables.StreamsWithoutRows.Identifier} as unkept
                        where unkept.tenant_id = check_rows.tenant order by stream_id limit 5) as first_ones;
                    if without_rows is not null then
                        raise exception using errcode = '{CannotAnswer}', message = format(
                            'Streams without rows: %s; skip_unkept => true, which leaves out all that '
                            '{_schema}.unkept_v1 lists, or an answer of the library is required.', without_rows);
                    end if;
                end if;
                progress := {LedgerProjection.ProgressIn(tables, "check_rows.tenant")};
                return query select held.upkeep = '{LedgerState.Word(LedgerUpkeep.Async)}'
                    and (progress < check_rows.number or exists (
                        select from {tables.Schema}.mt_events as entry where entry.tenant_id = check_rows.tenant
                        and entry.seq_id > progress and entry.timestamp <= check_rows.known_at));
            end
            """,
    };

    private static string Words => string.Join(", ", Policies.Select(policy => $"'{policy.Word}'"));

    private static string PolicyBits =>
        string.Join(" ", Policies.Select(policy => $"when '{policy.Word}' then {(short)policy.Policy}"));
}
