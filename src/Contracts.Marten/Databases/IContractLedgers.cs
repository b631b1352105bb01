namespace Contracts.Storage;

/// <summary>The ledgers of the tenants, each of its own: no question to one is answered with entries of another.</summary>
/// <remarks>Safe to use from many threads at once. A service scope whose tenant is known asks for <see cref="IContractLedger"/> instead (<see cref="CurrentTenant"/>).</remarks>
public interface IContractLedgers
{
    /// <summary>The ledger of a tenant.</summary>
    /// <param name="tenant">Whose: 1 to 100 letters, digits and other visible characters or blanks, none of them first or last. Capital letters are others than small ones.</param>
    /// <returns>The ledger. Of conjoined tenants, one of whom nothing is known has an empty one.</returns>
    /// <exception cref="ArgumentException">No tenant can be called so, or none has a database who is.</exception>
    /// <exception cref="InvalidOperationException">The store keeps one ledger for all.</exception>
    IContractLedger Of(string tenant);

    /// <summary>The tenants: those with a database of their own, or those of whom anything is recorded, in the order of their names.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="InvalidOperationException">The store keeps one ledger for all.</exception>
    Task<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellationToken = default);
}
