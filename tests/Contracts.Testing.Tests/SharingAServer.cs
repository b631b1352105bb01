using Microsoft.Extensions.DependencyInjection;
using static Contracts.Testing.Tests.Sessions;

namespace Contracts.Testing.Tests;

public sealed class SharingAServer(SharingAServer.Ledgers ledgers) : IClassFixture<SharingAServer.Ledgers>
{
    private static readonly StreamKey Organization = StreamKey.Organization("a");
    private static readonly NewEntry Founded = new() { Id = "founded", Event = new OrganizationFounded { Name = "A", Business = "computing" }, EffectiveOn = new DateOnly(2025, 1, 1) };

    [Fact]
    public async Task gives_each_test_a_ledger_that_shares_nothing()
    {
        await using var one = await ledgers.NewLedgerAsync(cancellationToken: Cancelled);
        await using var other = await ledgers.NewLedgerAsync(cancellationToken: Cancelled);
        await one.Ledger.RecordAsync(Organization, [Founded], Cancelled);

        (await one.Ledger.HistoryAsync(Organization, Cancelled)).Version.Should().Be(1);
        (await other.Ledger.HistoryAsync(Organization, Cancelled)).Version.Should().Be(0);
    }

    [Fact]
    public async Task takes_the_time_the_settings_and_the_services_of_the_test()
    {
        var time = new Midnight();
        await using var ledger = await ledgers.NewLedgerAsync(time, options => options.SchemaName = "elsewhere", services => services.AddSingleton("of the test"), Cancelled);
        var outcome = await ledger.Ledger.RecordAsync(Organization, [Founded], Cancelled);

        outcome.Recorded.Single().RecordedAt.Should().Be(time.GetUtcNow());
        ledger.Services.GetRequiredService<string>().Should().Be("of the test");
        (await AskAsync<long>(ledger.ConnectionString, "select count(*) from elsewhere.mt_events")).Should().Be(1);
    }

    [Fact]
    public async Task says_that_it_is_not_started()
    {
        await using var unstarted = new LedgerServer();
        FluentActions.Invoking(() => unstarted.Server).Should().Throw<InvalidOperationException>().WithMessage("The server is not started; *");
    }

    /// <summary>What a consumer writes for xunit.v3.</summary>
    public sealed class Ledgers : LedgerServer, IAsyncLifetime;

    private sealed class Midnight : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
