using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class NamingTheSchema(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Fact]
    public async Task refuses_exactly_the_key_words_that_the_server_refuses()
    {
        var (accepted, refused) = (new List<string>(), new List<string>());
        foreach (var word in (await WordsAsync()).Append("pg_catalog").Append("pg_anything").Append("information_schema"))
            (IsAccepted(word) ? accepted : refused).Add(word);

        accepted.Should().NotBeEmpty();
        foreach (var word in accepted)
            (await CanBeMadeAsync($"if not exists {word}")).Should().BeTrue("{0} is accepted", word);
        foreach (var word in refused)
            (await CanBeMadeAsync(word)).Should().BeFalse("{0} is refused", word);
    }

    [Theory]
    [InlineData("select", "SchemaName is 'select', a reserved word of SQL in PostgreSQL; a name that is not reserved is required.")]
    [InlineData("pg_catalog", "SchemaName is 'pg_catalog', which is one of PostgreSQL's own; a name that is not, and does not begin with pg_, is required.")]
    [InlineData("information_schema", "SchemaName is 'information_schema', which is one of PostgreSQL's own;*")]
    [InlineData("ledger\n", "SchemaName is 'ledger\n'; at most 63 lower-case letters*")]
    public void says_which_name_is_refused_and_why(string name, string sentence) =>
        FluentActions.Invoking(() => Validated(name)).Should().Throw<OptionsValidationException>().WithMessage(sentence);

    [Theory]
    [InlineData("values")]
    [InlineData("between")]
    [InlineData("public")]
    [InlineData("_23456789_123456789_123456789_123456789_123456789_123456789_123")]
    public async Task keeps_a_ledger_under_any_name_that_is_accepted(string name)
    {
        var ledger = fixture.LedgerIn(name);
        var stream = await ledger.CommittedStreamAsync();
        (await ledger.AsOf(Day(3)).TotalAsync("USD", Cancelled)).Value!.Firm.Should().Be(Total.Of("USD", [Usd(10)]));
        (await ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }

    private static bool IsAccepted(string name)
    {
        try
        {
            return Validated(name).SchemaName == name;
        }
        catch (OptionsValidationException)
        {
            return false;
        }
    }

    private static ContractsOptions Validated(string name)
    {
        using var provider = new ServiceCollection()
            .AddContracts(options => (options.ConnectionString, options.SchemaName) = ("Host=localhost;Database=none", name))
            .BuildServiceProvider();
        return provider.GetRequiredService<IOptions<ContractsOptions>>().Value;
    }

    private async Task<IReadOnlyList<string>> WordsAsync()
    {
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var command = source.CreateCommand("select word from pg_get_keywords()");
        await using var rows = await command.ExecuteReaderAsync(Cancelled);
        var words = new List<string>();
        while (await rows.ReadAsync(Cancelled))
            words.Add(rows.GetString(0));
        return words;
    }

    private async Task<bool> CanBeMadeAsync(string name)
    {
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        try
        {
            await using var command = new NpgsqlCommand($"create schema {name}", connection, transaction);
            await command.ExecuteNonQueryAsync(Cancelled);
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }
}
