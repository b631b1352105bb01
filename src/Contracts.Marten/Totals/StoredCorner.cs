namespace Contracts.Storage;

/// <summary>A corner of the ledger as it is stored.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Corner">The corner.</param>
internal sealed record StoredCorner(string Tenant, Corner Corner);
