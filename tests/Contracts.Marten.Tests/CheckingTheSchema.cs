using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>A database that somebody else changes than the host, whose role may create nothing.</summary>
public sealed class CheckingTheSchema(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Async)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task is_satisfied_by_the_sql_that_is_exported(LedgerUpkeep upkeep)
    {
        var schema = $"exported_{upkeep}".ToLowerInvariant();
        await using var host = await HostAsync(schema, upkeep);
        await ExecuteAsync(host.GetRequiredService<LedgerSchema>().ToSql());
        await GrantAsync(schema);

        await host.GetRequiredService<LedgerSchema>().CheckAsync(Cancelled);
        (await host.GetRequiredService<LedgerSchema>().MissingSqlAsync(cancellationToken: Cancelled)).Should().BeEmpty();
        var stream = await host.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        (await host.GetRequiredService<IContractLedger>().HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }

    [Fact]
    public async Task says_what_is_missing_and_how_to_get_it()
    {
        await using var host = await HostAsync("lacking", LedgerUpkeep.Inline);
        await ExecuteAsync(host.GetRequiredService<LedgerSchema>().ToSql());
        await ExecuteAsync("drop table lacking.ledger_late; drop index lacking.ledger_row_known");
        await GrantAsync("lacking");
        var recording = () => host.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        (await recording.Should().ThrowAsync<LedgerSchemaException>().WithMessage("The schema 'lacking' lacks *; the SQL that LedgerSchema.MissingSqlAsync gives is required."))
            .Which.Missing.Should().BeEquivalentTo("lacking.ledger_row", "lacking.ledger_late");

        await ExecuteAsync(await host.GetRequiredService<LedgerSchema>().MissingSqlAsync(cancellationToken: Cancelled));
        await GrantAsync("lacking");
        await recording.Should().NotThrowAsync();
    }

    [Theory]
    [InlineData(LedgerTenancy.None)]
    [InlineData(LedgerTenancy.DatabasePerTenant)]
    public void asks_no_database_for_the_sql(LedgerTenancy tenancy)
    {
        const string Nowhere = "Host=127.0.0.1;Port=1;Timeout=1";
        using var services = new ServiceCollection().AddContracts(options =>
        {
            options.Tenancy = tenancy;
            if (tenancy == LedgerTenancy.None)
                options.ConnectionString = Nowhere;
            else
                options.TenantDatabases["ann"] = Nowhere;
        }).BuildServiceProvider();
        services.GetRequiredService<LedgerSchema>().ToSql().Should().Contain("contracts.mt_events").And.Contain("contracts.ledger_row");
    }

    [Fact]
    public async Task is_satisfied_after_a_rebuild()
    {
        var provider = fixture.Provide(options => options.SchemaName = "rebuilt", fixture.Clock);
        await provider.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        await provider.GetRequiredService<IContractLedger>().RebuildAsync(Cancelled);
        await provider.GetRequiredService<LedgerSchema>().CheckAsync(Cancelled);
    }

    [Fact]
    public async Task compares_while_rebuilds_swap_tables()
    {
        var provider = fixture.Provide(options => options.SchemaName = "swapped", fixture.Clock);
        var (ledger, schema) = (provider.GetRequiredService<IContractLedger>(), provider.GetRequiredService<LedgerSchema>());
        await ledger.CommittedStreamAsync();
        var rebuilding = Task.Run(
            async () =>
            {
                for (var i = 0; i < 12; i++)
                    await ledger.RebuildAsync(Cancelled);
            },
            Cancelled);
        while (!rebuilding.IsCompleted)
        {
            await schema.CheckAsync(Cancelled);
            (await schema.MissingSqlAsync(cancellationToken: Cancelled)).Should().BeEmpty();
        }

        await rebuilding;
    }

    /// <summary>The services of a host whose role may write and read, and create nothing.</summary>
    private async Task<ServiceProvider> HostAsync(string schema, LedgerUpkeep upkeep)
    {
        await ExecuteAsync($"create role {schema} login password 'given'; revoke create on schema public from public; create schema if not exists {schema}; grant usage on schema {schema} to {schema}");
        var connection = new NpgsqlConnectionStringBuilder(fixture.ConnectionString) { Username = schema, Password = "given" }.ConnectionString;
        return new ServiceCollection()
            .AddContracts(options =>
            {
                (options.ConnectionString, options.SchemaName) = (connection, schema);
                (options.SchemaUpkeep, options.Ledger) = (SchemaUpkeep.Check, upkeep);
            })
            .BuildServiceProvider();
    }

    private Task GrantAsync(string schema) => ExecuteAsync($"""
        grant select, insert, update, delete, truncate on all tables in schema {schema} to {schema};
        grant usage, select on all sequences in schema {schema} to {schema};
        """);

    /// <summary>With psql, as somebody who looks after a database does.</summary>
    private async Task ExecuteAsync(string sql) => await Psql.RunAsync(fixture.ConnectionString, sql);
}
