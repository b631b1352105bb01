using Contracts.Storage;

namespace Contracts.Endurance.Operation;

/// <summary>The rules of hosts, by their version.</summary>
internal static class Rules
{
    /// <summary>The version of the rules of this library.</summary>
    public const int Own = History.FoldVersion;

    /// <summary>The version of other rules, which hosts have that were deployed earlier or later.</summary>
    public const int Other = Own + 1;

    public static void Set(ContractsOptions options, int version) => options.FoldVersion = version;
}
