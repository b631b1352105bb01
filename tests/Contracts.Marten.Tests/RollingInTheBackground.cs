using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class RollingInTheBackground(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int Enough = 2000;

    [Fact]
    public async Task says_that_it_failed_and_forgets_it_once_it_succeeds()
    {
        var (tables, told) = (new LedgerTables("rolling"), new Told());
        await fixture.LedgerIn(tables.Schema).CommittedStreamAsync();
        var provider = fixture.Provide(options => options.SchemaName = tables.Schema, fixture.Clock);
        var database = provider.GetRequiredService<TenantLedgers>().Databases[0].Database;
        await using var rolling = new BackgroundRollup(new CornerRollup(database), new LedgerTelemetry(new LoggerFactory([told])));
        await fixture.AskAsync<object>("alter table rolling.ledger_block rename to gone");

        rolling.Note(Enough);
        await rolling.Running;
        rolling.LastFailure.Should().NotBeNull();
        told.Ids.Should().Equal(10);

        await fixture.AskAsync<object>("alter table rolling.gone rename to ledger_block");
        rolling.Note(Enough);
        await rolling.Running;
        rolling.LastFailure.Should().BeNull();
    }

    [Fact]
    public async Task goes_on_with_what_comes_in_while_it_runs()
    {
        const string schema = "rolling_on";
        await fixture.LedgerIn(schema).CommittedStreamAsync();
        var provider = fixture.Provide(options => options.SchemaName = schema, fixture.Clock);
        var database = provider.GetRequiredService<TenantLedgers>().Databases[0].Database;
        await using var rolling = new BackgroundRollup(new CornerRollup(database), new LedgerTelemetry(new LoggerFactory()));
        await using var connection = new NpgsqlConnection(fixture.ConnectionString);
        await connection.OpenAsync(Cancelled);
        await using var holding = await connection.BeginTransactionAsync(Cancelled);
        await using var hold = new NpgsqlCommand($"lock table {schema}.ledger_block", connection, holding);
        await hold.ExecuteNonQueryAsync(Cancelled);

        rolling.Note(Enough);
        while (await fixture.AskAsync<long>($"select count(*) from pg_locks where not granted and relation = '{schema}.ledger_block'::regclass") == 0)
            await Task.Delay(20, Cancelled);
        await fixture.LedgerIn(schema).CommittedStreamAsync();
        rolling.Note(Enough);
        await holding.CommitAsync(Cancelled);
        await rolling.Running;

        (await WaitingAsync(schema)).Should().Be(0);
    }

    [Fact]
    public async Task clears_all_changes_but_the_last_which_is_that_of_the_rows()
    {
        const string schema = "rolling_changes";
        var ledger = fixture.LedgerIn(schema);
        for (var i = 0; i < 3; i++)
        {
            var stream = await ledger.CommittedStreamAsync();
            await ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled);
        }

        var database = fixture.Provide(options => options.SchemaName = schema, fixture.Clock).GetRequiredService<TenantLedgers>().Databases[0].Database;
        (await fixture.AskAsync<long>($"select count(*) from {schema}.ledger_change")).Should().Be(6);
        (await fixture.AskAsync<long>($"select count(distinct known_at) from {schema}.ledger_change")).Should().BeGreaterThan(1);

        await new CornerRollup(database).RunAsync(afterRebuild: false, Cancelled);
        (await LastChangesAsync()).Should().Be(await LastOfRowsAsync());
        await ledger.RebuildAsync(Cancelled);
        (await LastChangesAsync()).Should().Be(await LastOfRowsAsync());

        Task<string?> LastChangesAsync() => fixture.AskAsync<string>($"select string_agg(distinct known_at::text, ' ') from {schema}.ledger_change");
        Task<string?> LastOfRowsAsync() => fixture.AskAsync<string>($"select max(known_from)::text from (select known_from from {schema}.ledger_row union all select known_from from {schema}.ledger_item) as rows");
    }

    [Fact]
    public async Task takes_up_what_another_host_left_waiting()
    {
        await fixture.LedgerIn("rolling_left").CommittedStreamAsync();
        await fixture.AskAsync<object>($"insert into rolling_left.ledger_corner select corner.* from rolling_left.ledger_corner as corner, generate_series(1, {2 * Enough})");
        var provider = fixture.Provide(options => options.SchemaName = "rolling_left", fixture.Clock);
        var repair = provider.GetServices<IHostedService>().OfType<RowRepair>().Single();

        using var minute = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        minute.CancelAfter(TimeSpan.FromMinutes(1));
        await repair.StartAsync(Cancelled);
        while (await WaitingAsync("rolling_left") >= Enough)
            await Task.Delay(20, minute.Token);
        await repair.StopAsync(Cancelled);
    }

    private Task<long> WaitingAsync(string schema) => fixture.AskAsync<long>($"select count(*) from {schema}.ledger_corner");

    /// <summary>A log that keeps the numbers of what it is told.</summary>
    private sealed class Told : ILoggerProvider, ILogger
    {
        public List<int> Ids { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Ids.Add(eventId.Id);

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
