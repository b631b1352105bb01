using System.Data.Common;
using Weasel.Core;
using Weasel.Postgresql;

namespace Contracts.Storage;

/// <summary>
/// The role that may read in SQL, and the table that says which tenants its members may read, as Marten makes and
/// checks it with its own objects.
/// </summary>
/// <param name="schema">The SQL schema.</param>
internal sealed class SqlReaders(string schema) : ISchemaObject
{
    /// <summary>The role that may use the SQL schema and execute its functions.</summary>
    public const string Role = "contracts_reader";

    /// <summary>The name of the table.</summary>
    public const string Table = "reader_tenant";

    public DbObjectName Identifier { get; } =
        new PostgresqlObjectName(schema, Table, SchemaUtils.IdentifierUsage.General);

    public IEnumerable<DbObjectName> AllNames() => [Identifier];

    /// <summary>A statement that gives the role a privilege, where there is such a role.</summary>
    public static string Grant(string privilege) => $"""
        do $contracts$ begin
            if exists (select from pg_catalog.pg_roles where rolname = '{Role}') then
                grant {privilege} to {Role};
            end if;
        end $contracts$;
        """;

    /// <summary>
    /// Creates the role and gives it its privileges. Where no role may be created here, docs/sql.md says what to do
    /// later.
    /// </summary>
    public void WriteCreateStatement(Migrator migrator, TextWriter writer) => writer.WriteLine($"""
        do $contracts$ begin
            if not exists (select from pg_catalog.pg_roles where rolname = '{Role}') then
                create role {Role} nologin;
            end if;
        exception when insufficient_privilege or duplicate_object or unique_violation then
            raise notice 'The role {Role} was not created: %', sqlerrm;
        end $contracts$;
        {Grant($"usage on schema {Identifier.Schema}")}
        create table if not exists {Identifier} (
            role_name name not null,
            tenant text not null,
            primary key (role_name, tenant));
        revoke all on table {Identifier} from public;
        comment on schema {Identifier.Schema} is 'The ledger in SQL, for reports and BI tools.';
        comment on table {Identifier} is 'The tenants that the members of a role may read in SQL.';
        comment on column {Identifier}.role_name is 'The role: a login, or a role that logins are members of.';
        comment on column {Identifier}.tenant is 'The tenant; * for all.';
        """);

    public void WriteDropStatement(Migrator rules, TextWriter writer) =>
        writer.WriteLine($"drop table if exists {Identifier};");

    /// <summary>Asks the catalog, which shows tables to roles that may not use them.</summary>
    public void ConfigureQueryCommand(Weasel.Core.DbCommandBuilder builder) => builder.Append($"""
        select 1 from pg_catalog.pg_class
        where relname = '{Table}' and relnamespace = (
            select oid from pg_catalog.pg_namespace where nspname = '{Identifier.Schema}');
        """);

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct = default) =>
        new SchemaObjectDelta(
            this,
            await reader.ReadAsync(ct).ConfigureAwait(false)
                ? SchemaPatchDifference.None
                : SchemaPatchDifference.Create);
}
