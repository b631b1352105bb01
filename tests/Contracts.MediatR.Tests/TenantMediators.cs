using Contracts.Storage;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Contracts.Mediation.Tests;

/// <summary>A mediator in a scope of each of two tenants, and beside it one over a ledger that holds the same and nobody else's.</summary>
internal sealed class TenantMediators : IAsyncDisposable
{
    public const string Ann = "ann", Bob = "bob";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<IAsyncDisposable> _ending = [];
    private ServiceProvider? _services;

    private TenantMediators()
    {
    }

    /// <summary>For each tenant, the mediator in its scope.</summary>
    public Dictionary<string, IMediator> Together { get; } = [];

    /// <summary>For each tenant, the mediator over a ledger of its own.</summary>
    public Dictionary<string, IMediator> Alone { get; } = [];

    /// <summary>The services that both tenants share.</summary>
    public IServiceProvider Services => _services ?? throw new InvalidOperationException("The tenants are not there; BeginAsync makes them.");

    public static async Task<TenantMediators> BeginAsync(ServerFixture server, LedgerTenancy tenancy)
    {
        var mediators = new TenantMediators();
        var database = await server.NewDatabaseAsync();
        var databases = new Dictionary<string, string> { [Ann] = database, [Bob] = await server.NewDatabaseAsync() };
        mediators._services = mediators.Provide(options =>
        {
            options.Tenancy = tenancy;
            if (tenancy == LedgerTenancy.Conjoined)
                options.ConnectionString = database;
            else
                databases.ToList().ForEach(options.TenantDatabases.Add);
        });
        foreach (var tenant in databases.Keys)
        {
            var scope = mediators.Services.CreateAsyncScope();
            mediators._ending.Add(scope);
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Id = tenant;
            mediators.Together.Add(tenant, scope.ServiceProvider.GetRequiredService<IMediator>());
            var alone = await server.NewDatabaseAsync();
            mediators.Alone.Add(tenant, mediators.Provide(options => options.ConnectionString = alone).GetRequiredService<IMediator>());
        }

        return mediators;
    }

    /// <summary>Sends the same in a tenant's scope, and to the ledger that is nobody else's.</summary>
    public async Task SendAsync(string tenant, object request)
    {
        await Together[tenant].Send(request, Given.Cancelled);
        await Alone[tenant].Send(request, Given.Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var ending in Enumerable.Reverse(_ending))
            await ending.DisposeAsync();
    }

    private ServiceProvider Provide(Action<ContractsOptions> configure)
    {
        var provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddContracts(configure)
            .AddMediatR(mediator => mediator.RegisterServicesFromAssemblyContaining<RecordEntries>())
            .BuildServiceProvider(validateScopes: true);
        _ending.Add(provider);
        return provider;
    }
}
