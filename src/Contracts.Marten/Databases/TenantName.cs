using JasperFx;

namespace Contracts.Storage;

/// <summary>
/// The rule for a tenant's name: it is visible text that can be stored, and is not Marten's name of the default tenant.
/// </summary>
internal static class TenantName
{
    /// <summary>The rule as a message states it.</summary>
    public const string Rule = "a name of 1 to 100 visible characters, with no blank at its ends,";

    private const int Longest = 100;

    public static bool IsOne(string tenant) =>
        tenant.Length is > 0 and <= Longest
        && tenant.Trim() == tenant
        && !tenant.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter))
        && tenant != StorageConstants.DefaultTenantId;

    /// <exception cref="ArgumentException">The text is not a tenant's name.</exception>
    public static void Check(string tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        if (!IsOne(tenant))
            throw new ArgumentException($"No tenant is called '{tenant}'; {Rule} is required.", nameof(tenant));
    }
}
