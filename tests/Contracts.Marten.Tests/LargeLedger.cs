using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Contracts.Storage.Tests;

/// <summary>A ledger with as many rows as some ten thousand positions have, put there past its own writing.</summary>
public sealed class LargeLedger(ServerFixture server) : IAsyncLifetime
{
    internal const string Tenant = "*DEFAULT*";

    private ServiceProvider? _services;
    private TenantStore? _store;

    internal static LedgerTables Tables { get; } = new("contracts");

    internal TenantStore Store => _store ?? throw new InvalidOperationException("The ledger is not filled; xunit fills it before the first test.");

    internal LedgerReading Reading => new(Store);

    public async ValueTask InitializeAsync()
    {
        var cancelled = TestContext.Current.CancellationToken;
        _services = new ServiceCollection().AddContracts(await server.Server.CreateDatabaseAsync($"large-{Guid.NewGuid():N}", cancelled)).BuildServiceProvider();
        var database = _services.GetRequiredService<TenantLedgers>().Databases[0].Database;
        _store = new TenantStore(database, Tenant);
        await using var connection = await database.OpenConnectionAsync(cancelled);
        await ExecuteAsync(connection, $"""
            {Rows("ledger_row", policies: 13)}
            {Rows("ledger_own_row", policies: 2)}
            {Items("ledger_item", policies: 13)}
            {Items("ledger_own_item", policies: 2)}
            insert into contracts.ledger_party (tenant_id, party, stream_id) select '{Tenant}', 'debtor-' || i % 1000, 'partnership/p' || i from generate_series(1, 20000) as i;
            insert into contracts.ledger_corner_rolled (tenant_id, policies, debtor, creditor, unit, nature, is_passed_on, known_at, effective_on, min_sum, max_sum, open_ended, approximate, positions, contested, reported, alleged)
            select '{Tenant}', 15, 'debtor-' || i % 1000, 'creditor-' || i % 100, 'USD', 0, false, timestamptz '2025-01-01' + i * interval '1 minute', 739000 + i % 300, 1, 1, 0, 0, 1, 0, 0, 0
            from generate_series(1, 40000) as i;
            """);
        await new CornerRollup(database).RunAsync(afterRebuild: true, cancelled);
        await ExecuteAsync(connection, "analyze");
    }

    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? default;

    private static string Rows(string table, int policies) => $"""
        insert into contracts.{table} (tenant_id, policies, stream_id, kind, position_id, debtor, creditor, unit, nature, lifecycle, standing, is_contested, effective_from, effective_to, known_from, known_to, traits, outstanding_min, outstanding_max)
        select '{Tenant}', {policies}, 'partnership/p' || i % 20000, 0, 'c', 'debtor-' || i % 1000, 'creditor-' || i % 100, 'USD', 0, 0, 0, false, 739000 + i % 300, 739010 + i % 300,
            timestamptz '2025-01-01' + i * interval '1 minute', 'infinity', 0, 1, 1
        from generate_series(1, 40000) as i;
        """;

    private static string Items(string table, int policies) => $$"""
        insert into contracts.{{table}} (tenant_id, policies, stream_id, kind, position_id, effective_from, effective_to, known_from, known_to, first_day, last_day, content)
        select '{{Tenant}}', {{policies}}, 'partnership/p' || i % 20000, {{(short)FigureKind.Milestone}}, 'm', 739000 + i % 300, 739010 + i % 300,
            timestamptz '2025-01-01' + i * interval '1 minute', 'infinity', 739000 + i % 3000, 739000 + i % 3000, '{}'
        from generate_series(1, 40000) as i;
        """;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statements)
    {
        await using var command = new NpgsqlCommand(statements, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
