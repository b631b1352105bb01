using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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
