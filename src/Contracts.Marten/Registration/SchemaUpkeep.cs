namespace Contracts.Storage;

/// <summary>Who makes the ledger's schema: its tables, sequences and functions.</summary>
public enum SchemaUpkeep
{
    /// <summary>The ledger does, when the host starts or at first use, and brings an older one up to date. Its role may create.</summary>
    Create,

    /// <summary>Somebody else does, with the SQL of <see cref="LedgerSchema"/>; the host does not start where anything is missing or different.</summary>
    Check,

    /// <summary>Somebody else does, and nothing is checked.</summary>
    None,
}
