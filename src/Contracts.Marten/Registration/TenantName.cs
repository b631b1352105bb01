namespace Contracts.Storage;

/// <summary>What a tenant may be called.</summary>
internal static class TenantName
{
    private const int Longest = 100;

    /// <summary>Refuses what no tenant can be called: Marten's name for having none, and what cannot be kept or told apart by eye.</summary>
    /// <exception cref="ArgumentException">It is no name.</exception>
    public static void Check(string tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        if (tenant.Length is 0 or > Longest || tenant.Trim() != tenant || tenant.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter)) || tenant == JasperFx.StorageConstants.DefaultTenantId)
            throw new ArgumentException($"No tenant is called '{tenant}'; a name of 1 to {Longest} visible characters, with no blank at its ends, is required.", nameof(tenant));
    }
}
