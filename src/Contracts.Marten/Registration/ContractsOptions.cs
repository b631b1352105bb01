namespace Contracts.Storage;

/// <summary>Where the ledger is kept.</summary>
public sealed class ContractsOptions
{
    /// <summary>How to connect to the database, as Npgsql has it. Required.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The schema of the ledger's tables; <c>contracts</c> by default. It is made where it is missing.</summary>
    public string SchemaName { get; set; } = "contracts";

    /// <summary>
    /// Whether sessions keep their prepared statements when they go back to the pool; true by default, which about doubles the rate of recording.
    /// </summary>
    /// <remarks>
    /// It adds <c>No Reset On Close=true;Max Auto Prepare=100;Auto Prepare Min Usages=2</c> where the connection string does not say
    /// otherwise. Set it to false behind PgBouncer in transaction mode, where a session has many servers and prepared statements go astray.
    /// </remarks>
    public bool KeepsPreparedStatements { get; set; } = true;
}
