namespace Contracts.Storage;

/// <summary>The ledgers of the tenants; none of them answers with entries of another.</summary>
/// <remarks>
/// Safe to use from many threads at once. A service scope whose tenant is known asks for <see cref="IContractLedger"/>
/// instead (<see cref="CurrentTenant"/>).
/// </remarks>
public interface IContractLedgers
{
    /// <summary>The ledger of a tenant.</summary>
    /// <param name="tenant">
    /// The tenant: 1 to 100 visible characters or blanks, with no blank at either end; case matters.
    /// </param>
    /// <returns>The ledger. A conjoined tenant without entries has an empty one.</returns>
    /// <exception cref="ArgumentException">The text is not a tenant's name, or the tenant has no database.</exception>
    /// <exception cref="InvalidOperationException">The store keeps one ledger for all.</exception>
    IContractLedger Of(string tenant);

    /// <summary>
    /// The tenants: those with a database of their own, or those of whom anything is recorded, in the order of their
    /// names.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidOperationException">The store keeps one ledger for all.</exception>
    Task<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellationToken = default);
}
