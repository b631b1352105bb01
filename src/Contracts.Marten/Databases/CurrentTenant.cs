namespace Contracts.Storage;

/// <summary>Whose ledger a service scope works with, where the store keeps one for each tenant.</summary>
/// <remarks>
/// A host says it at the beginning of a request or message:
/// <c>scope.ServiceProvider.GetRequiredService&lt;CurrentTenant&gt;().Id = "acme";</c>. <see cref="IContractLedger"/> is then that tenant's in the scope,
/// and with it every handler's. Subscribers are called in the scope of the entry's tenant.
/// </remarks>
public sealed class CurrentTenant
{
    /// <summary>The tenant, as <see cref="IContractLedgers.Of"/> takes it; null until somebody says it.</summary>
    /// <exception cref="InvalidOperationException">The scope is another tenant's already.</exception>
    public string? Id
    {
        get;
        set => field = field is null || field == value ? value : throw new InvalidOperationException($"The scope is of tenant '{field}'; another tenant's work is done in another scope.");
    }

    internal string Required => Id ?? throw new InvalidOperationException(
        $"Nobody said whose ledger is meant; {nameof(CurrentTenant)}.{nameof(Id)} is set first in the scope, or {nameof(IContractLedgers)} asked for a tenant's.");
}
