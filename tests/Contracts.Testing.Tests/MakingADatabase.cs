using Npgsql;
using static Contracts.Testing.Tests.Sessions;

namespace Contracts.Testing.Tests;

public sealed class MakingADatabase(ServerFixture fixture)
{
    [Theory]
    [InlineData("plain")]
    [InlineData("Of \"many\" words; and more")]
    public async Task gives_one_of_exactly_that_name(string name)
    {
        var database = await fixture.Server.CreateDatabaseAsync(name, Cancelled);
        (await AskAsync<string>(database, "select current_database()::text")).Should().Be(name);
    }

    [Fact]
    public async Task gives_one_that_shares_nothing_with_another()
    {
        var first = await fixture.Server.CreateDatabaseAsync("first", Cancelled);
        var second = await fixture.Server.CreateDatabaseAsync("second", Cancelled);
        await DoAsync(first, "create table deals (id int)");
        (await AskAsync<long>(second, "select count(*) from pg_tables where tablename = 'deals'")).Should().Be(0);
    }

    [Fact]
    public async Task refuses_a_name_that_is_taken()
    {
        await fixture.Server.CreateDatabaseAsync("taken", Cancelled);
        var again = () => fixture.Server.CreateDatabaseAsync("taken", Cancelled);
        (await again.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.DuplicateDatabase);
    }
}
