using Contracts.Storage;

namespace Contracts.Endurance.Operation;

/// <summary>The rules of a host, by their version.</summary>
internal static class Rules
{
    /// <summary>The versions that hosts can have.</summary>
    public static IReadOnlyList<int> Versions { get; } = [History.FoldVersion];

    public static void Set(ContractsOptions options, int version)
    {
        if (version != History.FoldVersion)
            throw new ArgumentOutOfRangeException(nameof(version), version, $"{options.GetType().Name} has no other rules.");
    }
}
