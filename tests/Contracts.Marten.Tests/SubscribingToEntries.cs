using System.Threading.Channels;
using Marten.Exceptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class SubscribingToEntries(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Fact]
    public void needs_a_name_to_remember_how_far_it_has_come()
    {
        var adding = () => new ServiceCollection().AddEntrySubscriber<Subscriber>(" ");
        adding.Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task stops_before_an_entry_that_only_a_newer_version_can_read_and_goes_on_after_the_update()
    {
        const string Schema = "stopping";
        var stream = NewStream();
        await fixture.LedgerIn(Schema).RecordAsync(stream, [Formed(), Made(), Increased(1, "more")], Cancelled);
        await RenameAsync(Schema, "contracts.commitment-made.v1", "contracts.commitment-made.v9");

        await using (var old = await StartAsync(Schema))
        {
            await old.Failures.UntilUnknownAsync();
            old.Told.Reader.TryRead(out _).Should().BeFalse("what comes with it waits, too");
        }

        await RenameAsync(Schema, "contracts.commitment-made.v9", "contracts.commitment-made.v1");
        await using var updated = await StartAsync(Schema);
        (await updated.TakeAsync(3)).Should().Equal("formed", "made", "more");
    }

    [Fact]
    public async Task gives_each_entry_a_scope_of_its_own()
    {
        const string Schema = "scoped";
        await fixture.LedgerIn(Schema).RecordAsync(NewStream(), [Formed(), Made()], Cancelled);
        await using var running = await StartAsync(Schema);
        await running.TakeAsync(2);
        running.Scopes.Distinct().Should().HaveCountGreaterThanOrEqualTo(2);
    }

    private Task<int> RenameAsync(string schema, string from, string to) =>
        fixture.AskAsync<int>($"with renamed as (update {schema}.mt_events set type = '{to}' where type = '{from}' returning 1) select count(*)::int from renamed");

    private async Task<Running> StartAsync(string schema)
    {
        var running = new Running();
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(running.Failures)).AddSingleton(running).AddScoped<Scope>();
        services.AddContracts(options => (options.ConnectionString, options.SchemaName) = (fixture.ConnectionString, schema)).AddEntrySubscriber<Subscriber>("subscriber");
        await running.StartAsync(services.BuildServiceProvider(validateScopes: true));
        return running;
    }

    private sealed class Scope;

    private sealed class Subscriber(Running running, Scope scope) : IEntrySubscriber
    {
        public async Task HandleAsync(Entry entry, long sequence, CancellationToken cancellationToken)
        {
            running.Scopes.Add(scope);
            await running.Told.Writer.WriteAsync(entry.Id.ToString(), cancellationToken);
        }
    }

    /// <summary>The services of a host, started and ended.</summary>
    private sealed class Running : IAsyncDisposable
    {
        private ServiceProvider? _provider;

        public Failures Failures { get; } = new();

        public List<object> Scopes { get; } = [];

        public Channel<string> Told { get; } = Channel.CreateUnbounded<string>();

        public async Task StartAsync(ServiceProvider provider)
        {
            _provider = provider;
            foreach (var service in provider.GetServices<IHostedService>())
                await service.StartAsync(Cancelled);
        }

        public async Task<List<string>> TakeAsync(int count) => await Told.Reader.ReadAllAsync(Cancelled).Take(count).ToListAsync(Cancelled);

        public async ValueTask DisposeAsync()
        {
            if (_provider is null)
                return;
            foreach (var service in _provider.GetServices<IHostedService>())
                await service.StopAsync(CancellationToken.None);
            await _provider.DisposeAsync();
        }
    }

    /// <summary>Waits for the daemon to say that it cannot read an entry.</summary>
    private sealed class Failures : ILoggerProvider, ILogger
    {
        private readonly TaskCompletionSource _unknown = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task UntilUnknownAsync() => _unknown.Task.WaitAsync(Cancelled);

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            for (var failure = exception; failure is not null; failure = failure.InnerException)
            {
                if (failure is UnknownEventTypeException)
                    _unknown.TrySetResult();
            }
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
