using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Marten.Exceptions;
using Microsoft.Extensions.DependencyInjection;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class RecordingWhole(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Fact]
    public async Task records_nothing_where_the_ledgers_rows_cannot_be_written()
    {
        var ledger = fixture.LedgerIn("rowless");
        var stream = await ledger.CommittedStreamAsync();
        await fixture.AskAsync<object>("drop table rowless.ledger_corner");
        var recording = () => ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled);

        await recording.Should().ThrowAsync<MartenCommandException>();
        (await ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }

    [Fact]
    public async Task records_together_with_what_the_host_projects_inline_or_not_at_all()
    {
        await fixture.AskAsync<object>("create table public.noted (type text check (type <> 'contracts.delivery-accepted.v1'))");
        var services = new ServiceCollection().AddContracts(options => (options.ConnectionString, options.SchemaName) = (fixture.ConnectionString, "projected"));
        services.ConfigureMarten<IContractStore>(store => store.Projections.Add(new Noting(), ProjectionLifecycle.Inline));
        await using var provider = services.BuildServiceProvider();
        var ledger = provider.GetRequiredService<IContractLedger>();
        var stream = await ledger.CommittedStreamAsync();
        await ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled);
        var recording = () => ledger.RecordAsync(stream, [Delivered(4, "delivered", day: 5)], Cancelled);

        await recording.Should().ThrowAsync<MartenCommandException>();
        (await ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(3);
        (await fixture.AskAsync<long>("select count(*) from public.noted")).Should().Be(3);
    }

    private sealed class Noting : IProjection
    {
        public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
        {
            foreach (var happened in events)
                operations.QueueSqlCommand("insert into public.noted values (?)", happened.EventTypeName);
            return Task.CompletedTask;
        }
    }
}
