namespace Contracts.Storage;

/// <summary>Whether one ledger is kept, or one for each tenant of a host.</summary>
public enum LedgerTenancy
{
    /// <summary>One ledger, for all.</summary>
    None,

    /// <summary>One ledger for each tenant, in the same tables; every row says whose it is.</summary>
    Conjoined,

    /// <summary>One ledger for each tenant, in a database of its own, on whatever server.</summary>
    DatabasePerTenant,
}
