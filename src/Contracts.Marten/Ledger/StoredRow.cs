namespace Contracts.Storage;

/// <summary>A row of the ledger as it is stored.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Policies">The policies under which it answers.</param>
/// <param name="Row">The row.</param>
internal sealed record StoredRow(string Tenant, NamedPolicies Policies, LedgerRow Row)
{
    public LedgerSlice Slice => Row.Slice;
}
