namespace Contracts.Storage;

/// <summary>The tenant of a service scope, where the store keeps a ledger for each tenant.</summary>
/// <remarks>
/// A host sets it at the beginning of a request or message:
/// <c>scope.ServiceProvider.GetRequiredService&lt;CurrentTenant&gt;().Id = "acme";</c>. <see cref="IContractLedger"/>
/// is then that tenant's in the scope, and with it every handler's. Subscribers are called in the scope of the entry's
/// tenant.
/// </remarks>
public sealed class CurrentTenant
{
    /// <summary>The tenant, as <see cref="IContractLedgers.Of"/> takes it; null until it is set.</summary>
    /// <exception cref="InvalidOperationException">The scope is another tenant's already.</exception>
    public string? Id
    {
        get;
        set => field = field is null || field == value ? value : throw new InvalidOperationException(
            $"The scope is of tenant '{field}'; another tenant's work is done in another scope.");
    }

    internal string Required => Id ?? throw new InvalidOperationException(
        $"The scope has no tenant; {nameof(CurrentTenant)}.{nameof(Id)} has to be set first, "
        + $"or a tenant's ledger taken from {nameof(IContractLedgers)}.");
}
