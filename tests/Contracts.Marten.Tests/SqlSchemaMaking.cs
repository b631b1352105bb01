using Contracts.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>The schema that answers in SQL is made, checked and brought up to date with the ledger's own.</summary>
public sealed class SqlSchemaMaking(LedgerFixture fixture, ServerFixture server) : IClassFixture<LedgerFixture>
{
    public static TheoryData<string, string> Changes { get; } = new()
    {
        { "drop function {0}_sql.totals_v1", "totals_v1" },
        { "drop table {0}_sql.reader_tenant", "reader_tenant" },
        { "alter function {0}_sql.totals_v1 security invoker", "totals_v1" },
        { "alter function {0}_sql.positions_v1 reset search_path", "positions_v1" },
        { "alter function {0}_sql.positions_v1 stable", "positions_v1" },
        { "grant execute on function {0}_sql.exposure_v1 to public", "exposure_v1" },
        { "grant execute on function {0}_sql.check_rows to public", "check_rows" },
        { "comment on function {0}_sql.entries_v1 is 'something else'", "entries_v1" },
        { "create or replace function {0}_sql.unkept_v1(tenant text) returns table(stream text) language plpgsql security definer set search_path = pg_catalog, pg_temp as 'begin return; end'", "unkept_v1" },
        { "drop function {0}_sql.unkept_v1; create function {0}_sql.unkept_v1(tenant text, mine int) returns table(stream text) language plpgsql as 'begin return; end'", "unkept_v1" },
        { "create function {0}_sql.unkept_v1(tenant text, mine int) returns table(stream text) language plpgsql as 'begin return; end'", "unkept_v1" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task notices_and_undoes(string change, string function)
    {
        var schema = $"changed_{Guid.NewGuid():N}";
        var host = fixture.Provide(options => options.SchemaName = schema, fixture.Clock);
        var (ledger, made) = (host.GetRequiredService<IContractLedger>(), host.GetRequiredService<LedgerSchema>());
        await ledger.CommittedStreamAsync();
        await made.CheckAsync(Cancelled);

        await fixture.AskAsync<object>(string.Format(change, schema));
        (await made.Awaiting(checking => checking.CheckAsync(Cancelled)).Should().ThrowAsync<LedgerSchemaException>()).Which.Missing.Should().Equal($"{schema}_sql.{function}");
        ServerFixture.Make(fixture.ConnectionString, schema, await made.MissingSqlAsync(cancellationToken: Cancelled));
        await made.CheckAsync(Cancelled);
        (await made.MissingSqlAsync(cancellationToken: Cancelled)).Should().BeEmpty();
        (await fixture.AskAsync<long>($"select count(*) from {schema}_sql.positions_v1('*DEFAULT*', '2025-03-09', 'infinity', 'all')")).Should().Be(1);
    }

    [Fact]
    public async Task keeps_views_on_a_function_whose_body_changed()
    {
        var host = fixture.Provide(options => options.SchemaName = "viewed", fixture.Clock);
        await host.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        await fixture.AskAsync<object>("create view viewed.mine as select * from viewed_sql.totals_v1('*DEFAULT*', '2025-03-09', 'infinity', 'all'); alter function viewed_sql.totals_v1 stable");
        await fixture.AskAsync<object>(await host.GetRequiredService<LedgerSchema>().MissingSqlAsync(cancellationToken: Cancelled));
        (await fixture.AskAsync<long>("select count(*) from viewed.mine")).Should().Be(1);
    }

    [Fact]
    public async Task leaves_the_functions_of_newer_rules_to_their_hosts()
    {
        ServiceProvider Host(int rules) => fixture.Provide(options => (options.SchemaName, options.FoldVersion) = ("newer", rules), fixture.Clock);
        var (older, newer) = (Host(History.FoldVersion).GetRequiredService<LedgerSchema>(), Host(History.FoldVersion + 1).GetRequiredService<LedgerSchema>());
        await newer.Awaiting(checking => checking.CheckAsync(Cancelled)).Should().ThrowAsync<LedgerSchemaException>();
        await fixture.AskAsync<object>(await newer.MissingSqlAsync(cancellationToken: Cancelled));
        await newer.CheckAsync(Cancelled);
        await older.CheckAsync(Cancelled);
    }

    [Fact]
    public async Task is_not_touched_when_a_host_starts_again()
    {
        var database = await server.NewDatabaseAsync();
        await using (var first = Host(database))
            await first.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        var before = await VersionsAsync(database);
        await using (var again = Host(database))
        {
            await again.GetRequiredService<IContractLedger>().CommittedStreamAsync();
            await again.GetRequiredService<LedgerSchema>().CheckAsync(Cancelled);
        }

        before.Should().NotBeEmpty();
        (await VersionsAsync(database)).Should().Equal(before);
        await using var reader = await SqlReader.MakeAsync(database, "contracts", SqlReader.OnlyTenant);
        (await reader.AskAsync("positions_v1", SqlReader.OnlyTenant, Viewpoint.Latest)).Should().HaveCount(2);
    }

    [Fact]
    public async Task needs_no_right_to_create_roles()
    {
        await using var alone = await EmbeddedPostgres.StartAsync(cancellationToken: Cancelled);
        await Psql.RunAsync(alone.ConnectionString, "create role plain login password 'given'; create role another login password 'given'");
        var database = await alone.CreateDatabaseAsync("plain", Cancelled);
        await Psql.RunAsync(database, "alter database plain owner to plain");
        await using var host = Host(new NpgsqlConnectionStringBuilder(database) { Username = "plain", Password = "given" }.ConnectionString);
        await Psql.RunAsync(new NpgsqlConnectionStringBuilder(database) { Username = "plain", Password = "given" }.ConnectionString, host.GetRequiredService<LedgerSchema>().ToSql());
        await host.GetRequiredService<LedgerSchema>().CheckAsync(Cancelled);
        await host.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        (await Psql.RunAsync(database, "select count(*) from pg_roles where rolname = 'contracts_reader'")).Trim().Should().Be("0");

        await Psql.RunAsync(database, SqlPage.Blocks("### Where no role could be created").Single());
        await host.GetRequiredService<LedgerSchema>().CheckAsync(Cancelled);
        await using var reader = await SqlReader.MakeAsync(database, "contracts", SqlReader.OnlyTenant);
        (await reader.AskAsync("positions_v1", SqlReader.OnlyTenant, Viewpoint.Latest)).Should().ContainSingle();
    }

    [Fact]
    public async Task is_taken_over_by_the_script_of_roles()
    {
        await using var alone = await EmbeddedPostgres.StartAsync(cancellationToken: Cancelled);
        var database = await alone.CreateDatabaseAsync("roles", Cancelled);
        await using var host = Host(database);
        await host.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        for (var i = 0; i < 2; i++)
            await Psql.RunAsync(database, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "roles.sql"), Cancelled), "-v", "schema=contracts");
        await host.GetRequiredService<LedgerSchema>().CheckAsync(Cancelled);
        await using var reader = await SqlReader.MakeAsync(database, "contracts", SqlReader.OnlyTenant);
        (await reader.AskAsync("positions_v1", SqlReader.OnlyTenant, Viewpoint.Latest)).Should().ContainSingle();
        (await Psql.RunAsync(database, "select distinct pg_get_userbyid(proowner) from pg_proc where pronamespace = 'contracts_sql'::regnamespace")).Trim().Should().Be("contracts_sql");
    }

    [Fact]
    public async Task makes_the_role_where_it_may()
    {
        await using var alone = await EmbeddedPostgres.StartAsync(cancellationToken: Cancelled);
        var database = await alone.CreateDatabaseAsync("whole", Cancelled);
        await using var host = Host(database);
        await host.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        await host.GetRequiredService<IContractLedger>().RebuildAsync(Cancelled);
        await using var reader = await SqlReader.MakeAsync(database, "contracts", SqlReader.OnlyTenant);
        (await reader.AskAsync("positions_v1", SqlReader.OnlyTenant, Viewpoint.Latest)).Should().ContainSingle();
        await reader.Awaiting(asked => asked.RowsAsync("select * from contracts.mt_events")).Should().ThrowAsync<PostgresException>();
    }

    [Fact]
    public async Task is_called_by_as_much_of_a_long_name_as_there_is_room_for()
    {
        var schema = $"long_{new string('x', 58)}";
        await fixture.LedgerIn(schema).CommittedStreamAsync();
        (await fixture.AskAsync<long>($"select count(*) from {schema[..59]}_sql.positions_v1('*DEFAULT*', '2025-03-09', 'infinity', 'all')")).Should().Be(1);
    }

    private static ServiceProvider Host(string connectionString) =>
        new ServiceCollection().AddContracts(connectionString).BuildServiceProvider();

    private static async Task<IReadOnlyList<string>> VersionsAsync(string database) =>
        (await Psql.RunAsync(database, "select proname, pg_proc.oid, pg_proc.xmin from pg_proc where pronamespace = 'contracts_sql'::regnamespace order by 1")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
