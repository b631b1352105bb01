using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class ConfiguringTheLedger(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Fact]
    public async Task takes_settings_from_a_section()
    {
        await using var provider = Provide(("ConnectionString", fixture.ConnectionString), ("SchemaName", "configured"), ("ledger", "off"));
        await provider.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        (await fixture.AskAsync<long>("select count(*) from configured.mt_events")).Should().Be(2);
        (await fixture.AskAsync<string>("select upkeep from configured.ledger_state where not is_complete")).Should().Be("off");
    }

    [Fact]
    public void honours_what_is_configured_elsewhere()
    {
        using var provider = new ServiceCollection()
            .AddContracts(Section(("SchemaName", "said")))
            .PostConfigure<ContractsOptions>(options => options.ConnectionString = fixture.ConnectionString)
            .BuildServiceProvider();
        provider.GetRequiredService<IOptions<ContractsOptions>>().Value.Should().BeEquivalentTo(new { fixture.ConnectionString, SchemaName = "said" });
    }

    [Fact]
    public void takes_times_from_a_section_and_has_usual_ones()
    {
        using var provider = Provide(("ConnectionString", "Host=localhost"), ("CommandTimeout", "00:00:10"));
        provider.GetRequiredService<IOptions<ContractsOptions>>().Value.Should().BeEquivalentTo(
            new { CommandTimeout = TimeSpan.FromSeconds(10), ProgressTimeout = TimeSpan.FromSeconds(60), KeepAlive = TimeSpan.FromSeconds(15) });
    }

    [Theory]
    [InlineData("ConectionString", "x", "Contracts:ConectionString is no setting of the ledger; one of AcceptTokensOfOtherRules, CacheEntries, CarryUnknownEvents, CommandTimeout, *, UseHostDataSource is required.")]
    [InlineData("Ledger", "Sometimes", "Contracts:Ledger is 'Sometimes'; one of Inline, Async, Off is required.")]
    [InlineData("KeepPreparedStatements", "perhaps", "Contracts:KeepPreparedStatements is 'perhaps'; one of true, false is required.")]
    [InlineData("CacheEntries", "many", "Contracts:CacheEntries is 'many'; a whole number is required.")]
    [InlineData("CommandTimeout", "long", "Contracts:CommandTimeout is 'long'; a time such as 00:00:30 is required.")]
    [InlineData("CommandTimeout", "00:00:00", "CommandTimeout is 00:00:00; more than zero is required.")]
    [InlineData("ProgressTimeout", "-00:00:01", "ProgressTimeout is -00:00:01; more than zero is required.")]
    [InlineData("KeepAlive", "00:00:00", "KeepAlive is 00:00:00; more than zero is required.")]
    [InlineData("CacheEntries", "-1", "CacheEntries is -1; 0 or more are required.")]
    [InlineData("SchemaName", "Robert'); drop", "SchemaName is 'Robert'); drop'; at most 63 lower-case letters*")]
    [InlineData("ConnectionString", "nonsense", "ConnectionString is not well-formed; one such as*")]
    [InlineData("ConnectionString", "", "There is no connection string; ConnectionString is required, or UseHostDataSource*")]
    [InlineData("UseHostDataSource", "true", "ConnectionString and UseHostDataSource are both given; one of them is required.")]
    [InlineData("TenantDatabases:ann", "Host=localhost", "TenantDatabases are given, but Tenancy is None; DatabasePerTenant is required.")]
    [InlineData("Tenancy", "DatabasePerTenant", "Each tenant has a database of its own; ConnectionString and UseHostDataSource are left out.; No tenant has a database; TenantDatabases names those of all.")]
    public void says_which_setting_is_wrong_and_what_is_required(string key, string value, string message)
    {
        using var provider = Provide(("ConnectionString", "Host=localhost"), (key, value));
        var asking = () => provider.GetRequiredService<IOptions<ContractsOptions>>().Value;
        asking.Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Fact]
    public void takes_the_databases_of_tenants_from_a_section()
    {
        using var provider = Provide(("Tenancy", "DatabasePerTenant"), ("TenantDatabases:ann", "Host=one"), ("TenantDatabases:bob", "Host=two"));
        provider.GetRequiredService<IOptions<ContractsOptions>>().Value.TenantDatabases.Should().Equal(new Dictionary<string, string> { ["ann"] = "Host=one", ["bob"] = "Host=two" });
    }

    [Fact]
    public void lets_no_two_tenants_have_one_database()
    {
        using var provider = Provide(
            ("Tenancy", "DatabasePerTenant"), ("TenantDatabases:bob", "Host=one;Database=d;Username=x"), ("TenantDatabases:ann", "Server=ONE;Port=5432;Database=d"), ("TenantDatabases:cas", "Host=two;Database=d"));
        var asking = () => provider.GetRequiredService<IOptions<ContractsOptions>>().Value;
        asking.Should().Throw<OptionsValidationException>().WithMessage("TenantDatabases: ann, bob have one database; one for each is required, or Conjoined.");
    }

    [Theory]
    [InlineData(" ann", "Host=one", "TenantDatabases: ' ann' is no tenant's name; a name of 1 to 100 visible characters, with no blank at its ends, is required.")]
    [InlineData("ann", "nonsense", "TenantDatabases: the connection string of 'ann' is not well-formed*")]
    public void says_which_tenant_is_wrong(string tenant, string connectionString, string message)
    {
        using var provider = Provide(("Tenancy", "DatabasePerTenant"), ($"TenantDatabases:{tenant}", connectionString));
        var asking = () => provider.GetRequiredService<IOptions<ContractsOptions>>().Value;
        asking.Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Fact]
    public void does_not_repeat_a_connection_string_that_is_not_well_formed()
    {
        using var provider = Provide(("ConnectionString", "Passwort=geheim"));
        var asking = () => provider.GetRequiredService<IOptions<ContractsOptions>>().Value;
        asking.Should().Throw<OptionsValidationException>().Which.ToString().Should().NotContain("geheim");
    }

    [Fact]
    public async Task uses_the_connections_of_the_host_and_leaves_them_open()
    {
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString + ";Application Name=the host");
        var services = new ServiceCollection().AddSingleton(source).AddContracts(options => (options.UseHostDataSource, options.SchemaName) = (true, "of_host"));
        await using (var provider = services.BuildServiceProvider())
        {
            await provider.GetRequiredService<IContractLedger>().CommittedStreamAsync();
            await using var session = provider.GetRequiredService<IContractStore>().QuerySession();
            session.Connection?.ConnectionString.Should().Contain("the host");
        }

        await using var command = source.CreateCommand("select count(*) from of_host.mt_events");
        (await command.ExecuteScalarAsync(Cancelled)).Should().Be(2L);
    }

    private static ServiceProvider Provide(params (string Key, string Value)[] settings) => new ServiceCollection().AddContracts(Section(settings)).BuildServiceProvider();

    private static IConfigurationSection Section(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.GroupBy(setting => setting.Key).Select(setting => new KeyValuePair<string, string?>($"Contracts:{setting.Key}", setting.Last().Value)))
        .Build().GetSection("Contracts");
}
