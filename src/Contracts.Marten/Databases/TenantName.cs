using JasperFx;

namespace Contracts.Storage;

/// <summary>What a tenant may be called: not Marten's name for having none, nor what cannot be kept or told apart by eye.</summary>
internal static class TenantName
{
    /// <summary>What is required of a name.</summary>
    public const string Rule = "a name of 1 to 100 visible characters, with no blank at its ends,";

    private const int Longest = 100;

    public static bool IsOne(string tenant) =>
        tenant.Length is > 0 and <= Longest && tenant.Trim() == tenant && !tenant.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter)) && tenant != StorageConstants.DefaultTenantId;

    /// <exception cref="ArgumentException">It is no name.</exception>
    public static void Check(string tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        if (!IsOne(tenant))
            throw new ArgumentException($"No tenant is called '{tenant}'; {Rule} is required.", nameof(tenant));
    }
}
