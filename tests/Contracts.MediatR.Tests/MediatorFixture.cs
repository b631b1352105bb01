using Contracts.Storage;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Contracts.Mediation.Tests;

/// <summary>A mediator over a ledger in a database of its own, for the tests of one class; each test takes a stream of its own.</summary>
public sealed class MediatorFixture(ServerFixture server) : IAsyncLifetime
{
    private ServiceProvider? _services;

    public IMediator Mediator => Services.GetRequiredService<IMediator>();

    public IContractLedger Ledger => Services.GetRequiredService<IContractLedger>();

    private ServiceProvider Services => _services ?? throw new InvalidOperationException("The ledger is not there; xunit makes it before the first test.");

    public async ValueTask InitializeAsync() => _services = new ServiceCollection()
        .AddContracts(await server.NewDatabaseAsync())
        .AddMediatR(mediator => mediator.RegisterServicesFromAssemblyContaining<RecordEntries>())
        .BuildServiceProvider(validateScopes: true);

    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? default;
}
