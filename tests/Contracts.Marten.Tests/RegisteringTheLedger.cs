using System.Reflection;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class RegisteringTheLedger(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Fact]
    public void takes_the_time_of_the_system_where_the_host_has_none()
    {
        using var provider = new ServiceCollection().AddContracts(fixture.ConnectionString).BuildServiceProvider();
        provider.GetRequiredService<TimeProvider>().Should().BeSameAs(TimeProvider.System);
        provider.GetRequiredService<IContractLedger>().Should().BeSameAs(provider.GetRequiredService<IContractLedger>());
    }

    [Fact]
    public void asks_for_a_connection_string()
    {
        var adding = () => new ServiceCollection().AddContracts(" ");
        adding.Should().Throw<ArgumentException>().WithMessage("There is no connection string*");
    }

    [Fact]
    public async Task lives_beside_the_store_of_the_host()
    {
        var services = new ServiceCollection().AddContracts(options => (options.ConnectionString, options.SchemaName) = (fixture.ConnectionString, "beside"));
        services.AddMarten(host =>
        {
            host.Connection(fixture.ConnectionString);
            host.DatabaseSchemaName = "host";
        });
        await using var provider = services.BuildServiceProvider();
        var stream = await provider.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        await using var session = provider.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.StartStream(Guid.NewGuid(), new Told("of the host"));
        await session.SaveChangesAsync(Cancelled);

        (await fixture.AskAsync<long>("select count(*) from host.mt_events")).Should().Be(1);
        (await fixture.AskAsync<long>($"select count(*) from beside.mt_events where stream_id = '{stream}'")).Should().Be(2);
    }

    [Fact]
    public async Task can_be_done_by_several_hosts_that_start_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => fixture.LedgerIn("together").CommittedStreamAsync())));
        (await fixture.AskAsync<long>("select count(*) from together.mt_events")).Should().Be(8);
    }

    [Theory]
    [InlineData("", true, 100)]
    [InlineData(";Max Auto Prepare=7;No Reset On Close=false", false, 7)]
    public void keeps_prepared_statements_unless_the_connection_string_says_otherwise(string said, bool keepsSessions, int statements)
    {
        var connection = ConnectionOf(options => options.ConnectionString += said);
        (connection.NoResetOnClose, connection.MaxAutoPrepare).Should().Be((keepsSessions, statements));
    }

    [Fact]
    public void keeps_no_prepared_statements_where_the_host_says_so() =>
        ConnectionOf(options => options.KeepPreparedStatements = false).MaxAutoPrepare.Should().Be(0);

    [Fact]
    public void brings_the_assembly_that_hot_and_cold_daemons_lock_with() =>
        typeof(Weasel.Postgresql.ICommandBuilder).Assembly.GetReferencedAssemblies().Select(Assembly.Load).Should().Contain(loaded => loaded.GetName().Name == "DistributedLock.Postgres");

    private NpgsqlConnectionStringBuilder ConnectionOf(Action<ContractsOptions> configure)
    {
        using var session = fixture.Provide(configure, fixture.Clock).GetRequiredService<IContractStore>().QuerySession();
        return new NpgsqlConnectionStringBuilder(session.Connection?.ConnectionString);
    }

    private sealed record Told(string What);
}
