using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>The role that hosts work as can do everything that a ledger does, and can neither update nor delete an entry.</summary>
public sealed class RunningAsTheWriter(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Theory]
    [InlineData("update contracts.mt_events set data = '{}'")]
    [InlineData("delete from contracts.mt_events")]
    [InlineData("truncate contracts.mt_events")]
    [InlineData("delete from contracts.mt_streams")]
    [InlineData("alter table contracts.mt_events disable trigger all")]
    [InlineData("alter table contracts.mt_events owner to contracts_writer")]
    [InlineData("drop table contracts.mt_events")]
    [InlineData("drop function contracts.mt_mark_event_progression")]
    public async Task what_would_change_an_entry_is_refused(string statement)
    {
        var stream = await fixture.Ledger.CommittedStreamAsync();
        (await AsHostAsync(statement).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await fixture.Ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }

    [Fact]
    public async Task rows_can_be_rebuilt()
    {
        var stream = await fixture.Ledger.CommittedStreamAsync();
        await fixture.Ledger.RebuildAsync(Cancelled);
        (await fixture.Ledger.PositionsAsync(PositionScope.Of(stream), Viewpoint.Latest, cancellationToken: Cancelled)).Value.Should().ContainSingle();
    }

    private Func<Task> AsHostAsync(string statement) => async () =>
    {
        await using var source = NpgsqlDataSource.Create(ServerFixture.AsHost(fixture.ConnectionString));
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(Cancelled);
    };
}
