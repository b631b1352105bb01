using Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Hosting.Tests;

/// <summary>Two servers with a tenant's database on each, both of the same name, and two nodes that work for both; then one less.</summary>
public sealed class ScalingOut : IAsyncLifetime
{
    private const string Ann = "ann", Bob = "bob";

    private static readonly StreamKey Stream = StreamKey.Partnership("supplier-customer");

    private readonly Dictionary<string, ServerThatGoes> _servers = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Dictionary<string, string> Databases => _servers.ToDictionary(server => server.Key, server => server.Value.Database);

    public async ValueTask InitializeAsync()
    {
        foreach (var tenant in new[] { Ann, Bob })
            _servers.Add(tenant, await ServerThatGoes.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task lets_another_node_go_on_where_one_ended()
    {
        await using var first = await Node.StartAsync(Databases);
        await BeginAsync(first);
        await Node.OneIsToldOfAsync(Ann, "made", first);
        await Node.OneIsToldOfAsync(Bob, "made", first);

        await using var second = await Node.StartAsync(Databases);
        await first.StopAsync();
        foreach (var tenant in new[] { Ann, Bob })
        {
            await second.LedgerOf(tenant).RecordAsync(Stream, [Increased("more")], Cancelled);
            await Node.OneIsToldOfAsync(tenant, "more", second);
            await second.RowsShowAsync(tenant, Usd(15));
        }
    }

    [Fact]
    public async Task loses_with_a_server_only_its_tenants_and_only_for_as_long()
    {
        await using var first = await Node.StartAsync(Databases);
        await using var second = await Node.StartAsync(Databases);
        await BeginAsync(first);
        await Node.OneIsToldOfAsync(Ann, "made", first, second);
        await Node.OneIsToldOfAsync(Bob, "made", first, second);

        await _servers[Bob].TakeAwayAsync();
        await second.LedgerOf(Ann).RecordAsync(Stream, [Increased("more")], Cancelled);
        await Node.OneIsToldOfAsync(Ann, "more", first, second);
        await second.RowsShowAsync(Ann, Usd(15));
        foreach (var node in new[] { first, second })
            await IsLostAsync(node, Bob);

        await _servers[Bob].BringBackAsync();
        await first.IsHealthyAsync();
        await first.LedgerOf(Bob).RecordAsync(Stream, [Increased("more")], Cancelled);
        await Node.OneIsToldOfAsync(Bob, "more", first, second);
        await second.RowsShowAsync(Bob, Usd(15));
        await Node.OneWorksForAsync(Ann, first, second);
        await Node.OneWorksForAsync(Bob, first, second);
    }

    [Fact]
    public async Task begins_without_a_server_and_takes_its_tenants_up_when_it_is_there()
    {
        await _servers[Bob].TakeAwayAsync();
        await using var node = await Node.StartAsync(Databases);
        await node.LedgerOf(Ann).RecordAsync(Stream, Committed, Cancelled);
        await Node.OneIsToldOfAsync(Ann, "made", node);
        await IsLostAsync(node, Bob);

        await _servers[Bob].BringBackAsync();
        await node.IsHealthyAsync();
        await node.LedgerOf(Bob).RecordAsync(Stream, Committed, Cancelled);
        await Node.OneIsToldOfAsync(Bob, "made", node);
        await node.RowsShowAsync(Bob, Usd(10));
    }

    [Fact]
    public async Task goes_on_with_a_projection_whose_progress_is_not_what_it_left()
    {
        await using var node = await Node.StartAsync(Databases);
        await BeginAsync(node);
        await node.RowsShowAsync(Ann, Usd(10));
        // Writers keep the rows from now on, so that the page changes nothing but the progress.
        await AskAsync("update contracts.ledger_state set upkeep = 'inline', epoch = epoch + 1; update contracts.mt_event_progression set last_seq_id = 1 where name = 'contracts-ledger:All'");
        await node.LedgerOf(Ann).RecordAsync(Stream, [Increased("more")], Cancelled);

        await Node.UntilAsync(
            async () => await AskAsync("select last_seq_id = (select max(seq_id) from contracts.mt_events) from contracts.mt_event_progression where name = 'contracts-ledger:All'") is true,
            "the projection should go on");
    }

    private async Task<object?> AskAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Databases[Ann]);
        await using var asking = source.CreateCommand(sql);
        return await asking.ExecuteScalarAsync(Cancelled);
    }

    private static NewEntry[] Committed =>
    [
        new() { Id = "formed", EffectiveOn = new DateOnly(2025, 3, 1), Event = new PartnershipFormed { Parties = [new() { Id = "supplier" }, new() { Id = "customer" }] } },
        new() { Id = "made", EffectiveOn = new DateOnly(2025, 3, 2), Event = new CommitmentMade { Commitment = "c", Debtor = "supplier", Creditor = "customer", Amount = Usd(10) } },
    ];

    private static Amount Usd(decimal amount) => Amount.Exactly(amount, AmountUnit.Usd);

    private static NewEntry Increased(string id) => new() { Id = id, EffectiveOn = new DateOnly(2025, 3, 3), Event = new CommitmentIncreased { Commitment = "c", By = Usd(5) } };

    private static async Task BeginAsync(Node node)
    {
        foreach (var tenant in new[] { Ann, Bob })
            await node.LedgerOf(tenant).RecordAsync(Stream, Committed, Cancelled);
    }

    /// <summary>Whatever is asked or recorded fails, with what says that the server is not there, and whose it is.</summary>
    private static async Task IsLostAsync(Node node, string tenant)
    {
        Func<Task>[] acts =
        [
            () => node.LedgerOf(tenant).HistoryAsync(Stream, Cancelled),
            () => node.LedgerOf(tenant).AsOf(Viewpoint.Latest).PositionsAsync(Cancelled),
            () => node.LedgerOf(tenant).RecordAsync(Stream, [Increased("lost")], Cancelled),
        ];
        foreach (var act in acts)
            (await act.Should().ThrowAsync<NpgsqlException>()).Which.IsTransient.Should().BeTrue("it may succeed later");
        var health = await node.HealthAsync();
        (health.Status, health.Description).Should().Be((HealthStatus.Unhealthy, $"{tenant}: The ledger cannot be asked; its database is required."));
    }
}
